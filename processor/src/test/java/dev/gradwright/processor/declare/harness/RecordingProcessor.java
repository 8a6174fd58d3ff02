package dev.gradwright.processor.declare.harness;

import dev.gradwright.processor.GradwrightProcessor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Our processor, with a note for every file that it asks for. */
public final class RecordingProcessor extends AbstractProcessor {
  private final GradwrightProcessor processor = new GradwrightProcessor();

  /** Creates it. */
  public RecordingProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    Filer filer = proxy(Filer.class, environment.getFiler(), "createSourceFile", environment);
    processor.init(
        (ProcessingEnvironment)
            Proxy.newProxyInstance(
                RecordingProcessor.class.getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (self, method, arguments) ->
                    method.getName().equals("getFiler")
                        ? filer
                        : method.invoke(environment, arguments)));
  }

  private static <T> T proxy(Class<T> type, T target, String noted, ProcessingEnvironment env) {
    return type.cast(
        Proxy.newProxyInstance(
            RecordingProcessor.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals(noted)) {
                String from = Arrays.toString((Element[]) arguments[1]);
                String text = arguments[0] + " from " + from;
                env.getMessager().printMessage(Diagnostic.Kind.NOTE, text);
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations")
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return processor.process(annotations, round);
  }
}
