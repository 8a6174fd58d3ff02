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
          + " no parameter names, or make that type a model and put it in the place of a node with"
          + " @Use"),
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

  // a budget
  BUDGET_NUMBER("%s = %d; a limit is a whole number from 1 up, or 0 for none"),
  BUDGET_ALONE("%s has @Budget but is no model; add @Model, or remove it"),
  BUDGET(
      "%s %s %,d %s, more than its budget of %,d; most are those of %s: make them smaller, or raise"
          + " the limit"),

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

  FROZEN_UNUSED("'%s' has @Frozen but no parameters that learn; remove it"),
  MASKED_UNUSED("'%s' has @Masked, but %s; remove it"),

  // typed inputs and classes
  TYPED_SHAPE("input '%s' has both a shape and of = %s; the record says the shape, so remove it"),
  TYPED_INPUT("input '%s' takes %s; of names a record without type parameters"),
  TYPED_EMPTY("the record %s has no components; a row needs at least one"),
  TYPED_CLASSES("loss '%s' takes %s; of names an enum of at least 2 constants"),
  TYPED_HIDDEN("%s is private, so the generated classes cannot see it; remove private"),
  TYPED_COMPONENT(
      "component '%s' of %s is %s; a row is made of numbers, booleans, enums, and Optional ones of"
          + " these"),
  TYPED_GAP("component '%s' of %s is an enum, which has no %s; use ERROR, DROP or MASK"),
  TYPED_UNITS(
      "'%s' gives %d values for each class of '%s', but %s has %d constants; make them as"
          + " many"),
  TYPED_PROBABILITIES("loss '%s' compares with probabilities; of is for classes, so remove one"),

  // the graph
  UNKNOWN_NODE("no node is named '%s'%s"),
  READS_ITSELF("'%s' reads itself; name another node"),
  CYCLE("the nodes form a cycle: %s; remove one of these edges"),
  READS_LOSS("'%s' reads the loss '%s'; a loss is an end, so read the node before it"),
  UNREAD_NODE("no layer, loss or output reads '%s'; read it, mark it @Output, or remove it"),
  UNREAD_INPUT("nothing reads the input '%s'; read it or remove it"),
  SOURCE_COUNT("@%s reads %s, but '%s' has %s; %s"),
  NOTHING_LEARNS(
      "no layer that the loss '%s' depends on has parameters that learn; add one, such as @Dense,"
          + " thaw one that is @Frozen, or remove the loss"),

  // blocks and shared parameters
  NOT_A_BLOCK("%s is no model; @Use takes an interface or abstract class with @Model"),
  BLOCK_RING("blocks use each other in a ring: %s; remove one of these uses"),
  BLOCK_WITHOUT_GRAPH(
      "the block %s was compiled without its class %s, which carries its graph; compile the block"
          + " with gradwright-processor, or together with this model"),
  BLOCK_VERSION(
      "the graph of the block %s in %s begins with '%s' instead of '%s'; compile the block again"
          + " with this version of gradwright-processor"),
  BLOCK_LAYER(
      "the block %s has a layer @%s, of which nothing is known here; put that layer's annotation on"
          + " the class path and its rule on the processor path"),
  BLOCK_OUTPUT("the block %s has %s; %s"),
  BLOCK_INPUTS("'%s' gives %s to the block %s, which takes %s: %s; %s"),
  BLOCK_INPUT_NAME("the block %s has no input '%s'%s"),
  BLOCK_SHAPE("the block %s of '%s' takes %s, but %s; give both the same shape"),
  BLOCK_REPEAT(
      "'%s' repeats the block %s, which takes %s; only a block with one input, of its output's"
          + " shape, can be repeated"),
  BLOCK_SIZE("'%s' would bring %s to %s nodes; a model ends at %d, so repeat fewer blocks"),
  SHARES_ITSELF("'%s' shares the parameters of itself; name another node, or remove @Shared"),
  SHARED_TWICE("'%s' has no parameters of its own to share, it uses those of '%s'; name that one"),
  SHARED_BLOCK("'%s' and '%s' do not use the same block as often; %s"),
  NOTHING_TO_SHARE("'%s' is %s and has no parameters; remove @Shared"),
  NOTHING_SHARED("'%s' and '%s' have no parameter in common: %s, and %s; name another node"),
  SHARED_SHAPE("'%s' shares the %s of '%s', but needs %s where that is %s; give both one shape"),
  SHARED_UNUSED("%s has no effect, the %s is that of '%s'; remove it, or set it there"),

  // shapes and numbers
  POSITIVE_COUNT("%s = %d; it must be at least 1"),
  POSITIVE_NUMBER("%s = %s; it must be a number greater than 0"),
  FINITE_NUMBER("%s = %s; it must be a finite number"),
  FRACTION("%s = %s; it must be %s"),
  INPUT_SHAPE("input '%s' has no dimension; give its size, as in @Input(4)"),
  ALPHA_UNUSED("alpha has no effect with %s; remove it"),
  SHAPE("%s takes one row of values, but %s gives %s; %s"),
  RANK("%s takes values of the shape %s, but %s gives %s; put %s between them"),
  WINDOW_NUMBERS("%s has %d numbers; give %s"),
  WINDOW_TOO_LARGE(
      "%s looks at windows of %d places, but %s with its padding is only %d %s; make the"
          + " kernel smaller or pad more"),
  PAD_NUMBERS("pad has %d numbers; give %s"),
  PAD_AND_SAME("%s has no effect with padding = SAME; remove one of them"),
  NEGATIVE_PAD("%s = %d; it must be at least 0"),
  GROUPS("groups = %d; it must divide the %d channels and the %d filters"),
  POOL_PADDING(
      "%s has windows that lie in the padding alone; pad fewer places than a window is long"),
  OUTPUT_PADDING("outputPadding = %d; it must be less than the stride, which is %d"),
  CROPPED("%s cuts off %d places along axis %d, but only %d are there; give less pad"),
  PAD_PAIRS("%s has %d numbers; give one, or two for each of at most %d axes"),
  RESHAPE_SIZE("size %d; an axis has at least 1 place, or is -1 and worked out"),
  RESHAPE_UNKNOWN("two sizes are -1; only one can be worked out"),
  RESHAPE_EMPTY("%s has no size; give the shape of one row, as in @Reshape({2, 3})"),
  RESHAPE_PRODUCT(
      "%s has the shape %s of %s numbers, but %s gives %s, which are %s; make both products equal"),
  RESHAPE_REST(
      "the known sizes of %s make %s, but %s gives %s, which are %s numbers; choose sizes that divide"
          + " them"),
  PERMUTATION("%s is no order of the %d axes of %s; name each from 0 to %d once"),
  AXIS("%s has axis = %d, but %s has %d axes; count them from 0"),
  SLICE_RANGE(
      "%s takes the places from %d to %s, but axis %d of %s has %d; take at least one of them"),
  SAME_SHAPE("%s joins %s and %s, %s; give both the same shape"),
  CONCAT_AXIS("%s has axis = %d, but %s has %d axes; count them from 0"),
  CONCAT_SHAPE("%s joins %s and %s along axis %d, but their axis %d differs; make it equal"),
  TOO_LARGE("%s has %s %s; make it smaller, Java arrays end at 2147483647"),
  CONSTANT_UNUSED("constant has no effect with initializer = %s; remove it, or use CONSTANT"),
  DROPOUT_UNUSED("rate = 0 has no effect: '%s' gives what it reads; remove the layer", false),
  PENALTY_NUMBER("%s = %s; a penalty is a finite number from 0 up"),

  // formulas; what fills the last place shows the formula with a caret below the mistake
  FORMULA_EMPTY("the formula is empty; write an expression such as \"2 * x\"%s"),
  FORMULA_NAME("the formula reads '%s', which is no parameter%s%s"),
  FORMULA_FUNCTION("the formula calls '%s', which is no function%s%s"),
  FORMULA_ARGUMENTS("'%s' takes %s, not %d; give it as many%s"),
  FORMULA_MISSING("the formula lacks %s here; add it%s"),
  FORMULA_SURPLUS("the formula has no use for '%s' here; remove it%s"),
  FORMULA_COMPARISON(
      "the formula compares by '%1$s' outside a condition; write where(a %1$s b, yes, no)%2$s"),
  FORMULA_NUMBER("the number %s of the formula is too %s; use one from 1.2e-38 to 3.4e38%s"),
  FORMULA_DEEP("the formula is nested more than %d deep; give an inner part a node of its own%s"),
  FORMULA_LONG("the formula has more than %d operations; split it over several nodes%s"),
  FORMULA_UNUSED("the formula of '%s' does not read '%s'; use the parameter or remove it"),
  FORMULA_NO_TARGET(
      "the formula of '%s' does not read 'target', what the data hold; compare with it"),
  FORMULA_TARGET(
      "the parameter 'target' hides the target from the data, which the formula calls so; rename it"
          + " with @From"),
  BROADCAST(
      "%s joins %s and %s, which do not broadcast: %d and %d at axis %d; make them equal, or one of"
          + " them 1"),
  WEIGHT_SHAPE("weight '%s' has no dimension; give its shape, as in @Weight(shape = 4)"),
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
  ONE_CLASS_A_ROW(
      "%s works with one class a row only, but this loss has one for every position of %s; remove"
          + " it"),
  TARGET_SHAPE("%s compares %s with %s; both need the same shape"),
  TARGET_IS_CLASS("@%s compares with a class from the data; remove the parameter '%s'"),

  // the compiler itself
  BAD_OPTION("-A%s=%s is not a whole number from 0 up; correct the option of the compiler"),
  CANNOT_WRITE("cannot write %s: %s; see to the directory of generated sources"),
  NO_FOLDER("-A%1$s names no folder; say -A%1$s=DIR"),
  CANNOT_REPORT("cannot write the report %s: %s; correct -Agradwright.report"),
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
