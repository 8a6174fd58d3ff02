package dev.gradwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.plan.Plan;

/** The types of the runtime that generated classes name. */
final class Types {
  static final ClassName ARCHITECTURE = ClassName.get("dev.gradwright", "Architecture");
  static final ClassName MATHS = ClassName.get("dev.gradwright.kernel", "Maths");
  static final ClassName SUMS = ClassName.get("dev.gradwright.kernel", "Sums");
  static final ClassName REALS = ClassName.get("dev.gradwright.kernel", "Reals");
  static final ClassName VECTOR_MODULE = ClassName.get("dev.gradwright.kernel", "VectorModule");
  static final ClassName LAYOUT = ClassName.get("dev.gradwright.kernel", "Layout");
  static final ClassName WORKSPACE = ClassName.get("dev.gradwright.kernel", "Workspace");
  static final ClassName GENERATED_NETWORK =
      ClassName.get("dev.gradwright.state", "GeneratedNetwork");
  static final ClassName DATA_FORM = ClassName.get("dev.gradwright.state", "DataForm");
  static final ClassName MODEL_FILE = ClassName.get("dev.gradwright.state", "ModelFile");
  static final ClassName MODEL_FILE_EXCEPTION =
      ClassName.get("dev.gradwright.state", "ModelFileException");
  static final ClassName LOAD_OPTION = ClassName.get("dev.gradwright.state", "LoadOption");
  static final ClassName INITIALIZATION = ClassName.get("dev.gradwright.state", "Initialization");
  static final ClassName GENERATED_TRAINER =
      ClassName.get("dev.gradwright.train", "GeneratedTrainer");
  static final ClassName TRAINER_BUILDER = ClassName.get("dev.gradwright.train", "TrainerBuilder");
  static final ClassName TRAINER_SETTINGS =
      ClassName.get("dev.gradwright.train", "TrainerSettings");

  private Types() {}

  /** Fetches the scratch arrays of a block, if the plan works with any. */
  static void scratch(Plan plan, MethodSpec.Builder method) {
    if (plan.hasScratch()) {
      boolean isDouble = plan.model().declaration().isDouble();
      method.addStatement(
          "$T t = workspace.$LScratch(from)", bundle(isDouble), isDouble ? "double" : "float");
    }
  }

  /** Returns {@code float} or {@code double}. */
  static TypeName real(boolean isDouble) {
    return isDouble ? TypeName.DOUBLE : TypeName.FLOAT;
  }

  static TypeName array(boolean isDouble) {
    return ArrayTypeName.of(real(isDouble));
  }

  static TypeName bundle(boolean isDouble) {
    return ArrayTypeName.of(array(isDouble));
  }
}
