package dev.gradwright.processor;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.declare.Diagnostics;
import dev.gradwright.processor.declare.ModelDeclaration;
import dev.gradwright.processor.declare.ModelReader;
import dev.gradwright.processor.declare.NodeDeclaration;
import dev.gradwright.processor.declare.RuntimeCheck;
import dev.gradwright.processor.declare.Sink;
import dev.gradwright.processor.declare.TypeChecks;
import dev.gradwright.processor.emit.Emitter;
import dev.gradwright.processor.emit.GeneratedFile;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import dev.gradwright.processor.report.ReportFolder;
import dev.gradwright.processor.rule.RuleSet;
import dev.gradwright.processor.vector.VectorClasses;
import dev.gradwright.processor.vector.VectorCompiler;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The annotation processor: hands every type with {@code @Model} to the {@link ModelCompiler} and
 * writes what comes back. Isolating: each model is compiled from its own source alone.
 */
@AutoService(Processor.class)
public final class GradwrightProcessor extends AbstractProcessor {
  /** Annotations on parts of a node or beside its layer, claimed with the layers themselves. */
  private static final List<String> OTHER_ANNOTATIONS =
      List.of(
          ModelReader.MODEL,
          ModelReader.BUDGET,
          "dev.gradwright.Output",
          "dev.gradwright.From",
          "dev.gradwright.Feature",
          "dev.gradwright.Frozen",
          "dev.gradwright.Masked",
          "dev.gradwright.Shared",
          NodeDeclaration.USE);

  /**
   * A model and its files, which wait for the vector classes of the round.
   *
   * @param model null if the type cannot be read as a model
   */
  private record Compilation(@Nullable ModelDeclaration model, List<GeneratedFile> files) {}

  private final RuleSet rules = RuleSet.discover(GradwrightProcessor.class.getClassLoader());
  // names, not elements: those of one round are stale in the next
  private final Set<String> incomplete = new TreeSet<>();
  private final Set<String> unread = new TreeSet<>();
  private final Set<String> sourceTypes = new TreeSet<>();
  private Options options = Options.of(Map.of());
  private VectorClasses vectors = new VectorClasses(null, null);
  private ReportFolder reports = new ReportFolder(null, text -> {});
  private boolean skewed;

  /** For the compiler, which finds processors by their service file. */
  public GradwrightProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    options = Options.of(environment.getOptions());
    Options.malformed(environment.getOptions())
        .forEach(
            (name, value) ->
                environment
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, Message.BAD_OPTION.display(name, value)));
    Options.withoutFolder(environment.getOptions())
        .forEach(name -> print(Diagnostic.Kind.ERROR, Message.NO_FOLDER.display(name)));
    VectorCompiler compiler = options.vectors() ? VectorCompiler.find() : null;
    // in ECJ, generated sources do not see class files of the same compilation
    boolean isEclipse = environment.getClass().getName().startsWith("org.eclipse.");
    if (options.vectors() && (compiler == null || isEclipse)) {
      options = options.withoutVectors();
      print(
          Diagnostic.Kind.NOTE,
          Message.NO_VECTORS.display(
              isEclipse
                  ? "the Eclipse compiler takes no classes from a processor"
                  : "this Java has no compiler of its own"));
    }
    vectors = new VectorClasses(compiler, options.vectorSource());
    reports = new ReportFolder(options.report(), text -> print(Diagnostic.Kind.ERROR, text));
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    Set<String> types = new TreeSet<>(OTHER_ANNOTATIONS);
    types.addAll(rules.layers().keySet());
    types.addAll(rules.losses().keySet());
    return types;
  }

  @Override
  public Set<String> getSupportedOptions() {
    Set<String> names = new TreeSet<>(Options.NAMES);
    names.add("org.gradle.annotation.processing.isolating");
    return names;
  }

  /** Claims our annotations: unclaimed ones make javac warn, which {@code -Werror} forbids. */
  @Override
  @SuppressWarnings("DoNotClaimAnnotations")
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      sourceTypes.add(type.getQualifiedName().toString());
    }
    revisit();
    TypeElement model = processingEnv.getElementUtils().getTypeElement(ModelReader.MODEL);
    TypeElement budget = processingEnv.getElementUtils().getTypeElement(ModelReader.BUDGET);
    if (budget != null) {
      checkBudgets(ElementFilter.typesIn(round.getElementsAnnotatedWith(budget)));
    }
    if (model != null) {
      compile(ElementFilter.typesIn(round.getElementsAnnotatedWith(model)));
    }
    return true;
  }

  private void checkBudgets(Collection<TypeElement> types) {
    for (TypeElement type : types) {
      Report report = new Report();
      ModelReader.checkBudget(type, report);
      show(report);
    }
  }

  /** Compiles the models of a round; their vector classes all at once, which is quicker. */
  private void compile(Collection<TypeElement> types) {
    Map<TypeElement, Compilation> compilations = new LinkedHashMap<>();
    types.forEach(type -> compilations.put(type, compile(type)));
    Map<String, byte[]> classes =
        vectors.compile(
            compilations.values().stream().flatMap(c -> c.files().stream()).toList(),
            (text, isError) -> print(isError ? Diagnostic.Kind.ERROR : Diagnostic.Kind.NOTE, text));
    if (classes == null) {
      options = options.withoutVectors();
      compilations.replaceAll(this::again);
    }
    Map<String, byte[]> written = classes == null ? Map.of() : classes;
    compilations.forEach((type, c) -> write(c.files(), written, type));
  }

  /** The same model once more, whose files no longer name a vector class. */
  private Compilation again(TypeElement type, Compilation before) {
    boolean clean = before.files().stream().anyMatch(f -> f.kind() == GeneratedFile.Kind.VECTOR);
    if (!clean || before.model() == null) {
      return before;
    }
    List<GeneratedFile> files = compile(type, before.model(), new Report());
    return new Compilation(before.model(), files);
  }

  private void print(Diagnostic.Kind kind, String text) {
    processingEnv.getMessager().printMessage(kind, text);
  }

  /** Looks again at models that named what another processor may have written meanwhile. */
  private void revisit() {
    for (String name : List.copyOf(incomplete)) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null && !TypeChecks.hasUnresolvedSupertype(type)) {
        Report report = new Report();
        if (reader().checkCompleted(type, unread.contains(name), sourceTypes, report)) {
          incomplete.remove(name);
        }
        show(report);
      }
    }
  }

  private Compilation compile(TypeElement type) {
    Report report = new Report();
    Optional<ModelDeclaration> model = Optional.empty();
    List<GeneratedFile> files = List.of();
    try {
      model = reader().read(type, options.doublePrecision(), sourceTypes, report);
      if (model.isPresent()) {
        files = compile(type, model.get(), report);
      }
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError crash) {
      reportCrash(type, crash);
      files = model.map(Emitter::skeleton).orElse(List.of());
    }
    show(report);
    String name = type.getQualifiedName().toString();
    if (!report.hasErrors() && model.isPresent() && !model.get().isWhole()) {
      unread.add(name); // its files are stand-ins, so the build must not succeed
      incomplete.add(name);
    } else if (TypeChecks.hasUnresolvedSupertype(type)) {
      incomplete.add(name);
    }
    return new Compilation(model.orElse(null), files);
  }

  private void show(Report report) {
    Diagnostics diagnostics = new Diagnostics(processingEnv.getMessager());
    report.problems().forEach(diagnostics::show);
  }

  private List<GeneratedFile> compile(TypeElement type, ModelDeclaration model, Report report) {
    if (!skewed && RuntimeCheck.check(processingEnv.getElementUtils(), type, report)) {
      return new ModelCompiler(rules, options, reports).compile(model, report);
    }
    skewed = true; // one mistake of the build, not one of each model
    return Emitter.skeleton(model);
  }

  private ModelReader reader() {
    return new ModelReader(
        processingEnv.getElementUtils(), nodeAnnotations(), rules.losses().keySet());
  }

  private Set<String> nodeAnnotations() {
    Set<String> names = new TreeSet<>(rules.layers().keySet());
    names.addAll(rules.losses().keySet());
    return names;
  }

  private void write(List<GeneratedFile> files, Map<String, byte[]> classes, TypeElement type) {
    Sink sink = new Sink(processingEnv.getFiler());
    for (GeneratedFile file : files) {
      if (sourceTypes.contains(file.qualifiedName())) {
        continue; // a class of the user's own, which has been reported
      }
      try {
        byte[] bytes = classes.get(file.qualifiedName());
        if (bytes == null) {
          sink.write(file.qualifiedName(), file.text(), type);
        } else {
          sink.writeClass(file.qualifiedName(), bytes, type);
        }
      } catch (IOException | IllegalArgumentException e) {
        error(Message.CANNOT_WRITE, type, file.qualifiedName(), String.valueOf(e.getMessage()));
      }
    }
  }

  private void error(Message message, TypeElement type, Object... arguments) {
    Report report = new Report();
    report.add(message, TypeChecks.anchor(type), arguments);
    new Diagnostics(processingEnv.getMessager()).show(report.problems().get(0));
  }

  private void reportCrash(TypeElement type, Throwable crash) {
    error(Message.INTERNAL, type, crash);
    StringWriter trace = new StringWriter();
    crash.printStackTrace(new PrintWriter(trace));
    String some = trace.toString().lines().limit(12).reduce("", (a, b) -> a + b + "\n");
    processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, some, type);
  }
}
