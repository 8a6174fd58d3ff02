package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Guard;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.op.Fold;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.program.op.Op;
import dev.gradwright.processor.program.op.Repeat;
import dev.gradwright.processor.program.op.Scatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Nested loops on vectors whose lanes are rows: the loops themselves are those of plain code. */
final class BlockNests {
  /** Small windows are written out: vectors stay in registers across few loops only. */
  private static final int WRITTEN_OUT = 16;

  private final BlockCode code;

  BlockNests(BlockCode code) {
    this.code = code;
  }

  /** Opens the loops of a domain and returns how many braces to close. */
  static int open(MethodWriter method, Domain domain) {
    int braces = 0;
    for (Guard guard : domain.outside()) {
      method.open("if (" + guard.java() + ")");
      braces++;
    }
    for (Domain.Loop loop : domain.loops()) {
      method.open(
          String.format(
              Locale.ROOT,
              "for (int %1$s = %2$s; %1$s < %3$s; %1$s++)",
              loop.variable(),
              loop.from(),
              loop.to()));
      braces++;
    }
    return braces;
  }

  static void close(MethodWriter method, int braces) {
    for (int i = 0; i < braces; i++) {
      method.close();
    }
  }

  static void guards(Domain domain, Set<String> used) {
    domain.guards().forEach(g -> used.addAll(g.index().coefficients().keySet()));
  }

  void nest(Nest op) {
    if (op.expression() instanceof Expr.Read read
        && read.access() instanceof Access.WeightPicked picked
        && !op.adds()) {
      pick(op, picked);
      return;
    }
    Expr simple = withoutFunctions(op);
    if (simple instanceof Expr.Read read
        && read.access() instanceof Access.At at
        && code.array(at.tensor()).equals(code.array(op.out()))
        && at.index().equals(op.at())) {
      return; // a function has just left it there
    }
    write(op.out(), op.at(), op.domain(), simple);
  }

  private void write(Tensor out, Index at, Domain domain, Expr value) {
    MethodWriter method = code.method();
    Set<String> used = NestReads.variables(value);
    used.addAll(at.coefficients().keySet());
    guards(domain, used);
    NestReads.outer(method, domain.variables(), used);
    method.count();
    int braces = open(method, domain);
    method.open("for (int r = 0; r < n; r += L)");
    String text = new NestReads(code, method, "r").print(value);
    method.line(text + ".intoArray(" + method.lanes(out) + ", " + NestReads.place(at, "r") + ");");
    method.close();
    close(method, braces);
    code.finish(method);
  }

  /** Each function by itself over an array of all iterations, innermost first. */
  private Expr withoutFunctions(Nest op) {
    Expr rest = op.whole();
    Domain domain = op.domain();
    for (Expr.Apply call = StepCode.innermost(rest);
        call != null;
        call = StepCode.innermost(rest)) {
      if (!domain.guards().isEmpty()) {
        throw new UnsupportedOperationException("a function under a condition");
      }
      Expr.Apply function = call;
      Expr outside = rest.rewrite(e -> e.equals(function) ? Expr.constant(0) : e);
      boolean inPlace =
          op.at().equals(domain.linear())
              && domain.size() == op.out().width()
              && !code.touches(outside, op.out());
      Tensor place = inPlace ? op.out() : code.scratch(domain.size());
      write(place, domain.linear(), domain, function.arguments().get(0));
      code.callFunction(function.function(), place, domain.size());
      Expr result = Expr.read(new Access.At(place, domain.linear()));
      rest = rest.rewrite(e -> e.equals(function) ? result : e);
    }
    return rest;
  }

  /** Rows of a table that numbers name: no two rows of the batch read the same place. */
  private void pick(Nest op, Access.WeightPicked picked) {
    MethodWriter method = code.method();
    Set<String> used = new TreeSet<>(op.at().coefficients().keySet());
    picked.indices().forEach(i -> used.addAll(i.coefficients().keySet()));
    NestReads.outer(method, op.domain().variables(), used);
    method.count();
    code.reads.add(picked.label());
    int braces = open(method, op.domain());
    method.open("for (int r = 0; r < n; r++)");
    method.line(
        String.format(
            Locale.ROOT,
            "%s = %s[%s];",
            NestReads.element(method, op.out(), op.at(), "r"),
            method.weights(),
            table(method, picked)));
    method.close();
    close(method, braces);
    code.finish(method);
  }

  private String table(MethodWriter method, Access.WeightPicked picked) {
    return String.format(
        Locale.ROOT,
        "%s + %d * (int) %s + %s",
        code.arrays.offset(picked.parameter()),
        picked.stride(),
        NestReads.element(method, picked.label(), picked.place(), "r"),
        picked.index().java());
  }

  void fold(Fold op) {
    MethodWriter method = code.method();
    Set<String> used = NestReads.variables(op.expression());
    used.addAll(op.at().coefficients().keySet());
    guards(op.inner(), used);
    guards(op.outer(), used);
    NestReads.outer(method, op.loopVariables(), used);
    method.count();
    int braces = open(method, op.outer());
    method.open("for (int r = 0; r < n; r += L)");
    NestReads reads = new NestReads(code, method, "r");
    method.line("FloatVector y = " + reads.print(Expr.constant(op.start())) + ";");
    Expr y = new Expr.Code("y", 0);
    if (op.inner().guards().isEmpty() && op.inner().size() <= WRITTEN_OUT) {
      Map<String, Integer> values = new TreeMap<>();
      op.inner()
          .run(
              values,
              () -> {
                Expr compared = fixed(op.expression(), values);
                method.line("y = " + reads.print(Expr.apply(op.function(), y, compared)) + ";");
              });
    } else {
      int inner = open(method, op.inner());
      Expr next = Expr.apply(op.function(), y, op.expression());
      method.line("y = " + reads.print(next) + ";");
      close(method, inner);
    }
    method.line(
        "y.intoArray(" + method.lanes(op.out()) + ", " + NestReads.place(op.at(), "r") + ");");
    method.close();
    close(method, braces);
    code.finish(method);
  }

  private static Expr fixed(Expr expression, Map<String, Integer> values) {
    return expression.replaceReads(
        access -> {
          Access fixed = access;
          for (Map.Entry<String, Integer> value : values.entrySet()) {
            fixed = fixed.with(value.getKey(), Index.of(value.getValue()));
          }
          return Expr.read(fixed);
        });
  }

  /** The calls of the body in a loop. */
  void repeat(Repeat op) {
    List<String> body = new ArrayList<>(code.collect(() -> op.body().forEach(this::lanes)));
    StringBuilder text = new StringBuilder();
    String i = op.range().variable();
    text.append(
        String.format(
            Locale.ROOT, "for (int %1$s = 0; %1$s < %2$d; %1$s++) {\n", i, op.range().length()));
    body.forEach(call -> text.append("  ").append(call.replace("\n", "\n  ")).append('\n'));
    code.call(text.append('}').toString());
  }

  private void lanes(Op op) {
    op.lanes(code);
  }

  /** Row by row, as several rows may name the same place. */
  void scatter(Scatter op) {
    Access.WeightPicked picked = op.picked();
    Expr addend = op.addend();
    if (!(addend instanceof Expr.Read read && read.access() instanceof Access.At at)) {
      throw new UnsupportedOperationException("only an element of a tensor is scattered");
    }
    MethodWriter method = code.method();
    Set<String> used = NestReads.variables(addend);
    picked.indices().forEach(i -> used.addAll(i.coefficients().keySet()));
    NestReads.outer(method, op.domain().variables(), used);
    method.count();
    code.reads.add(picked.label());
    code.reads.add(at.tensor());
    String g = method.gradients();
    if (code.isFirstGradient(op)) {
      String from = code.arrays.offset(picked.parameter());
      method.line(
          String.format(
              Locale.ROOT,
              "java.util.Arrays.fill(%s, %s, %s + %d, 0f);",
              g,
              from,
              from,
              picked.parameter().shape().size()));
    }
    method.open("for (int r = 0; r < n; r++)");
    int braces = open(method, op.domain());
    method.line(
        String.format(
            Locale.ROOT,
            "%s[%s] += %s;",
            g,
            table(method, picked),
            NestReads.element(method, at.tensor(), at.index(), "r")));
    close(method, braces);
    method.close();
    code.finish(method);
  }
}
