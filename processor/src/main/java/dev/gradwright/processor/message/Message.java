package dev.gradwright.processor.message;

import java.util.Locale;

/**
 * Every text the compiler has for its users: what is wrong, then, after a semicolon, what to do.
 * The id of a message is its name in lower case with dashes and never changes.
 */
public enum Message {
  // the annotated type
  MODEL_TYPE("%s is %s; @Model goes on an interface or an abstract class"),
  MODEL_GENERIC("%s has type parameters; a model's shapes are fixed, so declare it without them"),
  MODEL_HIDDEN("%s is %s and generated classes cannot stand beside it; %s"),
  MODEL_NAME("%s; choose a name of at most 200 ordinary characters"),
  INHERITED_NODE(
      "%s inherits the %s from %s; declare every node in the model itself, because class files keep"
          + " no parameter names"),
  WOULD_OVERWRITE(
      "the class %s exists already; rename it or the model, whose class would have that name"),
  NO_NODES("%s declares no nodes; add a method with @Input and one with a layer"),
  NO_LAYERS("%s has inputs only; add a method with a layer that reads them"),
  NO_INPUT("%s has no input; add a method with @Input, such as @Input(4) Tensor x()"),
  LATE_VALUE(
      "%s uses a constant or a type that another annotation processor writes in this compilation;"
          + " write it by hand, or compile it in a module before this one"),
  VERSION_SKEW(
      "the processor is version %s but the runtime on the class path is version %s; use the same"
          + " version of gradwright-processor and gradwright-runtime"),

  // a node's method
  NO_LAYER("'%s' has no layer; annotate it with a layer or a loss, or give it a body"),
  TWO_LAYERS("'%s' has both @%s and @%s; a node is one layer, so split it in two"),
  NOT_ABSTRACT("'%s' has @%s and a body; a node is an abstract method, so remove the body"),
  NODE_TYPE("'%s' returns %s; a node with @%s returns %s"),
  NODE_GENERIC("'%s' has type parameters, which mean nothing in a node; remove them"),
  EDGE_TYPE("parameter '%s' is %s; a node reads other nodes, each through a Tensor"),
  NODE_VARARGS("'%s' takes a variable number of nodes; name each in a parameter of its own"),
  OVERLOAD("'%s' is declared twice; a node's name is unique, so rename one of them"),
  NODE_NAME("%s; choose a name of at most 200 ordinary characters"),
  INPUT_READS("input '%s' has parameters; an input comes from the data, so remove them"),
  OUTPUT_ON_LOSS("loss '%s' has @Output; only a tensor can be an output, so remove it"),

  // the graph
  UNKNOWN_NODE("no node is named '%s'%s"),
  READS_ITSELF("'%s' reads itself; name another node"),
  CYCLE("the nodes form a cycle: %s; remove one of these edges"),
  READS_LOSS("'%s' reads the loss '%s'; a loss is an end, so read the node before it"),
  UNREAD_NODE("no layer, loss or output reads '%s'; read it, mark it @Output, or remove it"),
  UNREAD_INPUT("nothing reads the input '%s'; read it or remove it"),
  SOURCE_COUNT("@%s reads %s, but '%s' has %s; %s"),
  NOTHING_LEARNS(
      "no layer that the loss '%s' depends on has parameters; add one, such as @Dense, or remove the"
          + " loss"),

  // shapes and numbers
  POSITIVE_COUNT("%s = %d; it must be at least 1"),
  POSITIVE_NUMBER("%s = %s; it must be a number greater than 0"),
  FINITE_NUMBER("%s = %s; it must be a finite number"),
  FRACTION("%s = %s; it must be %s"),
  INPUT_SHAPE("input '%s' has no dimension; give its size, as in @Input(4)"),
  ALPHA_UNUSED("alpha has no effect with %s; remove it"),
  SHAPE("%s takes one row of values, but %s gives %s; %s"),
  RANK("%s takes values of the shape %s, but %s gives %s; put %s between them"),
  WINDOW_NUMBERS("%s has %d numbers; give one, or one for each of the %d axes"),
  WINDOW_TOO_LARGE(
      "%s looks at windows of %d places, but %s with its padding is only %d %s; make the"
          + " kernel smaller or pad more"),
  PAD_NUMBERS("pad has %d numbers; give one, %d, or %d for every side by itself"),
  PAD_AND_SAME("pad has no effect with padding = SAME; remove one of them"),
  NEGATIVE_PAD("pad = %d; it must be at least 0"),
  GROUPS("groups = %d; it must divide the %d channels and the %d filters"),
  SAME_SHAPE("%s joins %s and %s, %s; give both the same shape"),
  CONCAT_AXIS("%s has axis = %d, but %s has %d axes; count them from 0"),
  CONCAT_SHAPE("%s joins %s and %s along axis %d, but their axis %d differs; make it equal"),
  TOO_LARGE("%s has %s %s; make it smaller, Java arrays end at 2147483647"),
  CONSTANT_UNUSED("constant has no effect with initializer = %s; remove it, or use CONSTANT"),
  PENALTY_NUMBER("%s = %s; a penalty is a finite number from 0 up"),

  // sequences, norms, products
  AXES("axes has %d, but %s has %d axes; name each at most once, counted from 0 to %d"),
  NORM_GROUPS("groups = %d; it must divide the %d channels of %s"),
  MATMUL_SHAPE("%s multiplies %s by %s; %s"),
  SEQUENCE_SOURCES(
      "%s reads %s, but has %d parameters; change them, or the members that ask for it"),
  MASK_SHAPE("%s takes %s of the shape %s, but %s gives %s; make them equal"),
  HEADS("heads = %d; it must divide the %d numbers of a position"),
  KEY_SHAPE("%s looks with %s from %s at %s from %s, which differ in axis %d; make it equal%s"),
  BIAS_UNUSED("bias has no effect with projection = false; remove it"),
  RECURRENT_ACTIVATION("activation = %s; a recurrent layer takes TANH or RELU"),
  TRUNCATE("truncate = %d; it must be at least 0"),
  REVERSE_UNUSED("reverse has no effect with bidirectional = true; remove one of them"),
  STATE_AND_SEQUENCE("state gives the last states and sequence all of them; remove one"),
  TABLE_SOURCE("%s reads whole numbers from the data, but %s is @%s; read an @Input of its own"),
  TABLE_SHAPE("%s reads rows of [time] numbers, but %s gives %s; declare it as @Input(%s)"),
  TABLE_SIZE("size = %d; a number in single precision tells at most %d rows apart"),

  // losses
  ONE_CLASS("%s gives one number per row, but @%s chooses among classes; %s"),
  DOUBLE_SOFTMAX(
      "@%s takes logits, but '%s' is a softmax already; read the layer before the softmax"),
  SIGMOID_LOGITS(
      "@%s takes logits, but '%s' is a sigmoid already; read its value before the activation%s"),
  NEEDS_SIGMOID(
      "@BinaryCrossEntropy takes probabilities, but '%s' gives %s; use activation = SIGMOID, or"
          + " @SigmoidCrossEntropy on the raw output"),
  HINGE_RANGE(
      "@%s compares a score with -1 or 1, but '%s' gives %s; remove the activation of that layer"),
  SQUARED_ERROR_ON_SOFTMAX(
      "'%s' is a softmax under @%s and learns slowly where it is wrong; use @SoftmaxCrossEntropy"
          + " on the logits",
      false),
  CLASS_COUNT("classWeights has %d numbers, but '%s' has %d classes; give one for each"),
  CLASS_WEIGHTS("classWeights = %s; weights are finite numbers from 0 up, not all 0"),
  NEEDS_CLASS_TARGET(
      "%s works with class targets only, but this target is a distribution; remove it"),
  TARGET_SHAPE("%s compares %s with %s; both need the same shape"),
  TARGET_IS_CLASS("@%s compares with a class from the data; remove the parameter '%s'"),

  // the compiler itself
  BAD_OPTION("-A%s=%s is not a whole number from 0 up; correct the option of the compiler"),
  CANNOT_WRITE("cannot write %s: %s; see to the directory of generated sources"),
  NO_VECTORS(
      "the faster classes on vectors are left out, training stays right without them: %s; compile"
          + " with a JDK that has the modules jdk.compiler and jdk.incubator.vector, or say"
          + " -Agradwright.vectors=off"),
  INTERNAL("internal error, please report it with this model: %s");

  private final String template;
  private final boolean error;

  Message(String template) {
    this(template, true);
  }

  Message(String template, boolean error) {
    this.template = template;
    this.error = error;
  }

  /** Returns the stable id, {@code unknown-node}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the id as messages begin with it, {@code [gradwright:unknown-node] }. */
  String tag() {
    return "[gradwright:" + id() + "] ";
  }

  /** Returns the whole message, for those that have no place in a model. */
  public String display(Object... arguments) {
    return tag() + format(arguments);
  }

  /** Returns whether it forbids compiling the model; if not, it is a warning. */
  public boolean isError() {
    return error;
  }

  /** Returns the text. */
  String format(Object... arguments) {
    return String.format(Locale.ROOT, template, arguments);
  }
}
