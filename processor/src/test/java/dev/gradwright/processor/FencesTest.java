package dev.gradwright.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gradwright.RuntimeVersion;
import dev.gradwright.report.look.Box;
import java.net.URL;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The fences between stages, and what no stage may use. */
class FencesTest {
  private static final String ROOT = "dev.gradwright.processor.";

  private static final JavaClasses PROCESSOR =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importUrl(place(GradwrightProcessor.class));

  /** Functions that differ between JDKs: rule R1. */
  private static final Set<String> VARYING =
      Set.of(
          "exp", "expm1", "log", "log1p", "log10", "pow", "sin", "cos", "tan", "asin", "acos",
          "atan", "atan2", "sinh", "cosh", "tanh", "cbrt", "hypot");

  @Test
  @DisplayName("javac's model of a program is known to the declare stage alone")
  void languageModelOnlyInDeclare() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "declare..")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "GradwrightProcessor")
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("belong to the compiler") {
              @Override
              public boolean test(JavaClass type) {
                boolean isModel =
                    type.getPackageName().startsWith("javax.lang.model")
                        || type.getPackageName().startsWith("javax.annotation.processing");
                // JavaPoet spells modifiers with this enum
                return isModel
                    && !type.getBaseComponentType()
                        .getName()
                        .equals("javax.lang.model.element.Modifier")
                    && !type.getName().equals("javax.lang.model.SourceVersion");
              }
            })
        .check(PROCESSOR);
  }

  @Test
  @DisplayName("modifiers of the language model are known to declare and emit alone")
  void modifiersOnlyInDeclareAndEmit() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "declare..", ROOT + "emit..")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "GradwrightProcessor")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.lang.model..")
        .check(PROCESSOR);
  }

  @Test
  @DisplayName("JavaPoet is known to the emit stage alone")
  void poetOnlyInEmit() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "emit..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.palantir..")
        .check(PROCESSOR);
  }

  @Test
  @DisplayName("nothing of com.sun, nothing internal, no reflection")
  void nothingInternal() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun..", "sun..", "jdk.internal..", "java.lang.reflect..")
        .check(PROCESSOR);
  }

  @Test
  @DisplayName("the processor reads the runtime's annotations by name, never by class")
  void runtimeByNameOnly() {
    classes()
        .that()
        .resideInAPackage("dev.gradwright.processor..")
        .should()
        .onlyDependOnClassesThat(
            new DescribedPredicate<JavaClass>("are not of the runtime") {
              @Override
              public boolean test(JavaClass type) {
                String name = type.getBaseComponentType().getName();
                return !name.startsWith("dev.gradwright.")
                    || name.startsWith(ROOT)
                    || name.startsWith("dev.gradwright.report.look.");
              }
            })
        .check(PROCESSOR);
  }

  @Test
  @DisplayName("the look that the pages share needs nothing but Java")
  void lookStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage("dev.gradwright.report.look")
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("are neither of the look nor of Java") {
              @Override
              public boolean test(JavaClass type) {
                String name = type.getBaseComponentType().getName();
                return name.contains(".")
                    && !name.startsWith("java.")
                    // an annotation that may be missing at run time
                    && !name.startsWith("org.jspecify.")
                    && !name.startsWith("dev.gradwright.report.look.");
              }
            })
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importUrl(place(Box.class)));
  }

  @Test
  @DisplayName("R1: no function that differs between JDKs, in processor or runtime")
  void noVaryingMath() {
    DescribedPredicate<JavaCall<?>> varying =
        new DescribedPredicate<>("is a function of Math that differs between JDKs") {
          @Override
          public boolean test(JavaCall<?> call) {
            return call.getTargetOwner().getName().equals("java.lang.Math")
                && VARYING.contains(call.getName());
          }
        };
    noClasses().should().callCodeUnitWhere(varying).check(PROCESSOR);
    JavaClasses runtime =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importUrl(place(RuntimeVersion.class));
    noClasses().should().callCodeUnitWhere(varying).check(runtime);
  }

  @Test
  @DisplayName("stages depend one way")
  void stagesDependOneWay() {
    stage("message").mayUse();
    stage("declare").mayUse("message");
    stage("program").mayUse();
    stage("formula").mayUse("message", "program");
    stage("rule").mayUse("message", "declare", "program", "formula");
    stage("graph").mayUse("message", "declare", "rule", "program");
    stage("check").mayUse("message", "declare", "rule", "program", "graph");
    stage("plan").mayUse("message", "declare", "rule", "program", "graph", "check");
    stage("report").mayUse("message", "declare", "rule", "program", "graph", "check", "plan");
  }

  private static URL place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private record Stage(String name) {
    void mayUse(String... others) {
      String[] allowed = new String[others.length + 1];
      for (int i = 0; i < others.length; i++) {
        allowed[i] = ROOT + others[i] + "..";
      }
      allowed[others.length] = ROOT + name + "..";
      classes()
          .that()
          .resideInAPackage(ROOT + name + "..")
          .and()
          .resideOutsideOfPackage(ROOT + "program.build..")
          .should()
          .onlyDependOnClassesThat(
              new DescribedPredicate<JavaClass>("are of an earlier stage") {
                @Override
                public boolean test(JavaClass type) {
                  JavaClass base = type.getBaseComponentType();
                  if (!base.getName().startsWith(ROOT)) {
                    return true;
                  }
                  for (String pattern : allowed) {
                    if (JavaClass.Predicates.resideInAPackage(pattern).test(base)) {
                      return true;
                    }
                  }
                  return false;
                }
              })
          .check(PROCESSOR);
    }
  }

  private static Stage stage(String name) {
    return new Stage(name);
  }
}
