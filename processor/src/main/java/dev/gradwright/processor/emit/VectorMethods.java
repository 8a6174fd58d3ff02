package dev.gradwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.plan.Plan;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The methods by which a trainer or a network hands its work to the vector class. */
final class VectorMethods {
  private VectorMethods() {}

  private static ClassName vectors(Plan plan) {
    return ClassName.get(plan.model().declaration().packageName(), plan.vectorClass());
  }

  private static MethodSpec.Builder override(String name, TypeName result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(result);
  }

  /** The class itself lets its module read the vector module: nobody else may. */
  static MethodSpec hasVectors(Plan plan, ClassName self) {
    return override("hasVectors", TypeName.BOOLEAN)
        .addStatement(
            "$T<$T> vectors = $T.request()", Optional.class, Module.class, Types.VECTOR_MODULE)
        .beginControlFlow("if (vectors.isEmpty())")
        .addStatement("return false")
        .endControlFlow()
        .addStatement("$T.class.getModule().addReads(vectors.get())", self)
        .addStatement("return $T.isUsable()", vectors(plan))
        .build();
  }

  static MethodSpec lengths(Plan plan) {
    return override("vectorLengths", ArrayTypeName.of(TypeName.INT))
        .addStatement("return $T.lengths()", vectors(plan))
        .build();
  }

  static MethodSpec forward(Plan plan, String name, String driver) {
    return rows(name, Modifier.PROTECTED)
        .addStatement("float[] w = parameters.floats()")
        .addStatement("float[][] v = workspace.floatValues()")
        .addStatement("float[] s = workspace.floatScalars()")
        .addStatement("$T.$L(w, v, lanes, s, from, to)", vectors(plan), driver)
        .build();
  }

  static MethodSpec backward(Plan plan) {
    MethodSpec.Builder method =
        override("vectorBackward", TypeName.VOID)
            .addParameter(Types.REALS, "parameters")
            .addParameter(Types.WORKSPACE, "workspace")
            .addParameter(Types.bundle(false), "lanes")
            .addParameter(Types.REALS, "gradient")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "to");
    return method
        .addStatement("float[] w = parameters.floats()")
        .addStatement("float[][] v = workspace.floatValues()")
        .addStatement("float[] g = gradient.floats()")
        .addStatement("float[] s = workspace.floatScalars()")
        .addStatement("$T.backward(w, v, lanes, g, s, from, to)", vectors(plan))
        .build();
  }

  static MethodSpec isFinite(Plan plan) {
    return override("vectorIsFinite", TypeName.BOOLEAN)
        .addParameter(Types.REALS, "numbers")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .addStatement("return $T.isFinite(numbers.floats(), from, to)", vectors(plan))
        .build();
  }

  static MethodSpec predict(Plan plan) {
    return override("vectorForward", TypeName.VOID)
        .addParameter(Types.WORKSPACE, "workspace")
        .addParameter(Types.bundle(false), "lanes")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .addStatement("float[] w = parameters().floats()")
        .addStatement("float[][] v = workspace.floatValues()")
        .addStatement("float[] s = workspace.floatScalars()")
        .addStatement("$T.predict(w, v, lanes, s, from, to)", vectors(plan))
        .build();
  }

  /** What a prediction for one row takes. */
  static List<MethodSpec> row(Plan plan) {
    MethodSpec lengths =
        override("vectorRowLengths", ArrayTypeName.of(TypeName.INT))
            .addStatement("return $T.rowLengths()", vectors(plan))
            .build();
    MethodSpec pack =
        override("vectorPack", ArrayTypeName.of(TypeName.FLOAT))
            .addStatement("float[] packed = new float[$T.packedLength()]", vectors(plan))
            .addStatement("$T.pack(parameters().floats(), packed)", vectors(plan))
            .addStatement("return packed")
            .build();
    MethodSpec row =
        override("vectorRow", TypeName.VOID)
            .addParameter(Types.array(false), "packed")
            .addParameter(Types.WORKSPACE, "workspace")
            .addParameter(Types.bundle(false), "arrays")
            .addStatement("$T.predictRow(packed, workspace.floatValues(), arrays)", vectors(plan))
            .build();
    return List.of(lengths, pack, row);
  }

  private static MethodSpec.Builder rows(String name, Modifier modifier) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(modifier)
        .addParameter(Types.REALS, "parameters")
        .addParameter(Types.WORKSPACE, "workspace")
        .addParameter(Types.bundle(false), "lanes")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to");
  }
}
