package dev.gradwright.processor.testing;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor with a stop watch. */
final class TimedProcessor extends AbstractProcessor {
  private final Processor timed;
  private long nanos;

  TimedProcessor(Processor timed) {
    this.timed = timed;
  }

  long nanos() {
    return nanos;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    timed.init(environment);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return timed.getSupportedSourceVersion();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return timed.getSupportedAnnotationTypes();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return timed.getSupportedOptions();
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // what the other one says
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    long start = System.nanoTime();
    boolean claimed = timed.process(annotations, round);
    nanos += System.nanoTime() - start;
    return claimed;
  }
}
