package dev.gradwright.processor.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.gradwright.processor.plan.NameTable;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.program.BatchStage;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PerBatch;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The named constants that the methods of one class use, and no others. */
final class Constants {
  private static final Pattern NAME =
      Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

  private final Plan plan;
  private final Set<String> used = new HashSet<>();

  Constants(Plan plan, List<MethodSpec> methods, List<MethodSpec> drivers) {
    this.plan = plan;
    methods.forEach(this::collect);
    drivers.forEach(this::collect);
  }

  private void collect(MethodSpec method) {
    Matcher matcher = NAME.matcher(method.code().toString());
    while (matcher.find()) {
      used.add(matcher.group());
    }
  }

  List<FieldSpec> fields() {
    NameTable names = plan.names();
    List<FieldSpec> fields = new ArrayList<>();
    List<Tensor> values = plan.program().values();
    for (int i = 0; i < values.size(); i++) {
      add(fields, names.buffer(values.get(i)), i, null);
    }
    List<Tensor> gradients = plan.program().gradients();
    for (int i = 0; i < gradients.size(); i++) {
      add(fields, names.buffer(gradients.get(i)), i, null);
    }
    for (Parameter parameter : plan.program().parameters()) {
      add(fields, names.offset(parameter), parameter.offset(), parameter);
    }
    PerBatch perBatch = new PerBatch(plan.program());
    names.scalars().forEach((n, c) -> add(fields, c, place(perBatch.numbers(), n), null));
    names.sums().forEach((n, c) -> add(fields, c, place(perBatch.sums(), n), null));
    tables().forEach((name, numbers) -> addTable(fields, name, numbers));
    return fields;
  }

  private static int place(Map<String, Integer> places, String name) {
    return Objects.requireNonNull(places.get(name));
  }

  private void add(List<FieldSpec> fields, String name, int value, @Nullable Parameter of) {
    if (!used.contains(name)) {
      return;
    }
    FieldSpec.Builder field =
        FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(of == null ? "$L" : "$L /* $L $L */", constant(value, of));
    fields.add(field.build());
  }

  private static Object[] constant(int value, @Nullable Parameter of) {
    return of == null ? new Object[] {value} : new Object[] {value, of.name(), of.shape()};
  }

  /** The tables that steps read, by constant. */
  private Map<String, List<Double>> tables() {
    Map<String, List<Double>> tables = new TreeMap<>();
    plan.program().nodes().stream()
        .flatMap(
            n ->
                Stream.concat(
                    Stream.of(n.forward(), n.ownPrediction(), n.backward()),
                    n.batch().stages().stream().map(BatchStage::step)))
        .filter(Objects::nonNull)
        .flatMap(s -> s.ops().stream())
        .flatMap(op -> op.expressions().stream())
        .forEach(e -> collectTables(e, tables));
    return tables;
  }

  private void collectTables(Expr expression, Map<String, List<Double>> tables) {
    var unused =
        expression.replaceReads(
            access -> {
              if (access instanceof Access.Table t) {
                tables.put(plan.names().table(t.name()), t.values());
              } else if (access instanceof Access.TablePicked t) {
                tables.put(plan.names().table(t.table().name()), t.table().values());
              }
              return Expr.read(access);
            });
  }

  private void addTable(List<FieldSpec> fields, String name, List<Double> numbers) {
    if (used.contains(name)) {
      boolean isDouble = plan.model().declaration().isDouble();
      fields.add(
          FieldSpec.builder(
                  Types.array(isDouble), name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .initializer(Tables.initializer(numbers, isDouble))
              .build());
    }
  }
}
