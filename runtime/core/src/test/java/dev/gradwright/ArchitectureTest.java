package dev.gradwright;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Architecture.Link;
import dev.gradwright.Architecture.Node;
import dev.gradwright.Architecture.Output;
import dev.gradwright.Architecture.Parameter;
import dev.gradwright.Architecture.TargetKind;
import dev.gradwright.layer.Initializer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final String IRIS =
      """
      gradwright 1
      model p.Iris FLOAT
      node flower Input [4]
      node hidden Dense [16] flower ; units=16 activation=TANH
      parameter hidden.weight [16,4] GLOROT_UNIFORM 4 16
      parameter hidden.bias [16] CONSTANT 0.0
      node species Dense [3] hidden ; units=3
      parameter species.weight [3,16] GLOROT_UNIFORM 16 3
      parameter species.bias [3] CONSTANT 0.0
      loss loss SoftmaxCrossEntropy species CLASS 3 1.0 ; labelSmoothing=0.1
      output species SOFTMAX
      """;

  private final Architecture iris = Architecture.parse(IRIS);

  @Test
  void nodesKeepOrderShapeEdgesAndSettings() {
    assertThat(iris.modelName()).isEqualTo("p.Iris");
    assertThat(iris.precision()).isEqualTo(Precision.FLOAT);
    assertThat(iris.nodes().stream().map(Node::name))
        .containsExactly("flower", "hidden", "species")
        .inOrder();
    Node hidden = iris.node("hidden");
    assertThat(hidden.kind()).isEqualTo("Dense");
    assertThat(hidden.width()).isEqualTo(16);
    assertThat(hidden.inputs()).containsExactly("flower");
    assertThat(hidden.settings()).containsExactly("units", "16", "activation", "TANH").inOrder();
    assertThat(iris.inputs()).containsExactly(iris.node("flower"));
  }

  @Test
  void parametersLieOneAfterTheOther() {
    assertThat(iris.parameters().stream().map(Parameter::offset))
        .containsExactly(0, 64, 80, 128)
        .inOrder();
    assertThat(iris.parameterCount()).isEqualTo(131);
    assertThat(iris.parameter("species.weight"))
        .isEqualTo(
            new Parameter(
                "species.weight",
                List.of(3, 16),
                Initializer.GLOROT_UNIFORM,
                List.of(16.0, 3.0),
                80,
                48,
                true));
  }

  @Test
  void lossesAndOutputsAreRead() {
    var loss = iris.losses().get(0);
    assertThat(loss.prediction()).isEqualTo("species");
    assertThat(loss.target()).isEqualTo(TargetKind.CLASS);
    assertThat(loss.targetNode()).isEmpty();
    assertThat(loss.width()).isEqualTo(3);
    assertThat(loss.weight()).isEqualTo(1.0);
    assertThat(loss.settings()).containsExactly("labelSmoothing", "0.1");
    assertThat(iris.outputs()).containsExactly(new Output("species", Link.SOFTMAX));
  }

  @Test
  void anotherNodeCanBeTheTarget() {
    Architecture coder =
        Architecture.parse(
            """
            gradwright 1
            model Coder DOUBLE
            node x Input [2,3,4]
            node y Activation [2,3,4] x
            loss error MeanSquaredError y NODE:x 24 0.5
            """);
    assertThat(coder.node("x").width()).isEqualTo(24);
    assertThat(coder.losses().get(0).target()).isEqualTo(TargetKind.NODE);
    assertThat(coder.losses().get(0).targetNode()).hasValue("x");
    assertThat(coder.parameterCount()).isEqualTo(0);
    assertThat(coder.summary()).contains("loss error: MeanSquaredError of y against x, weight 0.5");
  }

  @Test
  void sharedParametersSpeltTextsAndBlocksAreRead() {
    Architecture blocks =
        Architecture.parse(
            """
            gradwright 1
            model Blocks FLOAT
            node x Input [2]
            node body.0.hidden Dense [2] x ; units=2
            parameter body.0.hidden.weight [2,2] GLOROT_UNIFORM 2 2
            node body.1.hidden Dense [2] body.0.hidden ; @shared=body.0.hidden units=2
            node y Any [2] body.1.hidden ; empty=% text=x%20*%201%2C5%25
            loss far MeanSquaredError body.1.hidden REAL 2 1.0
            output body.1.hidden IDENTITY body
            output y IDENTITY
            """);
    assertThat(blocks.node("body.0.hidden").sharedWith()).isEmpty();
    assertThat(blocks.node("body.1.hidden").sharedWith()).hasValue("body.0.hidden");
    assertThat(blocks.node("y").settings()).containsExactly("empty", "", "text", "x * 1,5%");
    assertThat(blocks.outputs().stream().map(Output::name).toList())
        .containsExactly("body", "y")
        .inOrder();
    assertThat(blocks.loss("body").name()).isEqualTo("far");
    assertThat(blocks.loss("body.1.hidden").name()).isEqualTo("far");
    assertThrows(GradwrightException.class, () -> blocks.loss("y"));
    assertThat(blocks.summary()).contains("body.0.hidden  Dense  [2]             4\n");
    assertThat(blocks.summary()).contains("body.1.hidden  Dense  [2]             0\n");
    assertThat(blocks.summary()).contains("body.1.hidden uses parameters of body.0.hidden\n");
  }

  @Test
  void piecesAreJoinedAnywhere() {
    assertThat(Architecture.parse(IRIS.substring(0, 50), IRIS.substring(50))).isEqualTo(iris);
    assertThat(iris.text()).isEqualTo(IRIS);
  }

  @Test
  void summaryIsATable() {
    assertThat(iris.summary())
        .isEqualTo(
            """
            p.Iris in FLOAT
            node     kind   shape  parameters
            flower   Input  [4]             0
            hidden   Dense  [16]           80
            species  Dense  [3]            51
            total                         131
            loss loss: SoftmaxCrossEntropy of species
            """);
  }

  @Test
  void unknownParameterIsNamedWithTheKnownOnes() {
    var e = assertThrows(GradwrightException.class, () -> iris.parameter("hidden.weights"));
    assertThat(e).hasMessageThat().contains("'hidden.weights'");
    assertThat(e).hasMessageThat().contains("hidden.weight, hidden.bias");
    assertThrows(GradwrightException.class, () -> iris.node("leaf"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node x Input",
        "node x Input 4",
        "node x Input [four]",
        "parameter w [99999,99999] CONSTANT 0",
        "parameter w [2] ZERO",
        "loss l Hinge x ODD 1 1.0",
        "output x CUBE",
        "edge a b",
        "node x Input [4] ; units",
        "node x Input [4] ; text=%zz",
        "output x CUBE x"
      })
  void lineThatIsNoArchitectureIsShown(String line) {
    var e =
        assertThrows(
            GradwrightException.class,
            () -> Architecture.parse("gradwright 1\nmodel p.M FLOAT\n" + line));
    assertThat(e).hasMessageThat().contains("'" + line + "'");
  }

  @Test
  void otherFormatIsRefused() {
    assertThrows(
        GradwrightException.class, () -> Architecture.parse("gradwright 2\nmodel M FLOAT"));
    assertThrows(GradwrightException.class, () -> Architecture.parse(""));
    assertThrows(GradwrightException.class, () -> Architecture.parse("gradwright 1"));
  }
}
