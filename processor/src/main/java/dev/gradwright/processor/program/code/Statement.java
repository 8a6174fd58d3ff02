package dev.gradwright.processor.program.code;

import java.util.List;

/** A statement of a generated method body. */
public sealed interface Statement {
  /** {@code float name = value;}. */
  record Declare(String name, Expr value) implements Statement {}

  /** {@code name = value;}. */
  record Assign(String name, Expr value) implements Statement {}

  /** {@code array[index] = value;}. */
  record Store(String array, String index, Expr value) implements Statement {}

  /** A loop over {@code from <= variable < to}. */
  record For(String variable, String from, String to, int step, List<Statement> body)
      implements Statement {
    /** Copies the body. */
    public For {
      body = List.copyOf(body);
    }
  }

  /** Statements whose variables no others see. */
  record Block(List<Statement> body) implements Statement {
    /** Copies the body. */
    public Block {
      body = List.copyOf(body);
    }
  }

  /** {@code float[] name = value;}. */
  record DeclareArray(String name, String value) implements Statement {}

  /** Copies {@code length} numbers from one array to another, starting at an index in each. */
  record CopyRange(String from, String fromIndex, String to, String toIndex, int length)
      implements Statement {}

  /** {@code if (condition) {yes} else {no}}. */
  record Branch(String condition, List<Statement> yes, List<Statement> no) implements Statement {
    /** Copies the bodies. */
    public Branch {
      yes = List.copyOf(yes);
      no = List.copyOf(no);
    }
  }

  /** {@code int name = value;}. */
  record DeclareInt(String name, String value) implements Statement {}
}
