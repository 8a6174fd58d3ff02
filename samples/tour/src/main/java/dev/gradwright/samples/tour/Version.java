package dev.gradwright.samples.tour;

import dev.gradwright.RuntimeVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"Gradwright " + RuntimeVersion.CURRENT};
  }
}
