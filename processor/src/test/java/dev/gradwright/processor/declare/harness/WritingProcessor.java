package dev.gradwright.processor.declare.harness;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Another processor in the same compilation: writes the types that models wait for. */
public final class WritingProcessor extends AbstractProcessor {
  private boolean written;

  /** Creates it. */
  public WritingProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!written) {
      written = true;
      write("Plain", "public interface Plain { default int helper() { return 1; } }");
      write(
          "WithNode",
          "import dev.gradwright.*; public interface WithNode { @Input(4) Tensor flower(); }");
      write("Sizes", "public interface Sizes { int UNITS = 3; }");
    }
    return false;
  }

  private void write(String name, String text) {
    try (Writer out = processingEnv.getFiler().createSourceFile("written." + name).openWriter()) {
      out.write("package written; " + text);
    } catch (IOException e) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, e.toString());
    }
  }
}
