package dev.gradwright.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradwright.Architecture;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.Evaluation;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A run as the page's script reads it. */
final class RunJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Run run;
  private final JsonGenerator out;

  private RunJson(Run run, JsonGenerator out) {
    this.run = run;
    this.out = out;
  }

  static String of(Run run) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      new RunJson(run, out).write();
    } catch (IOException e) {
      throw new AssertionError("nothing is written but memory", e);
    }
    // Nothing in it may end the script it stands in.
    return text.toString().replace("<", "\\u003c").replace("\u2028", "\\u2028");
  }

  private void write() throws IOException {
    out.writeStartObject();
    out.writeStringField("model", run.model().modelName());
    out.writeStringField("outcome", run.outcome());
    out.writeNumberField("seconds", run.seconds());
    out.writeNumberField("rows", run.start().rows());
    out.writeNumberField("validationRows", run.start().validationRows());
    out.writeNumberField("parameters", run.model().parameterCount());
    out.writeStringField("dataDigest", run.dataDigest());
    out.writeStringField("weightsDigest", run.weightsDigest());
    out.writeArrayFieldStart("notes");
    for (String note : run.notes()) {
      out.writeString(note);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("settings");
    for (Map.Entry<String, String> setting : run.start().settings().entrySet()) {
      out.writeStartArray();
      out.writeString(setting.getKey());
      out.writeString(setting.getValue());
      out.writeEndArray();
    }
    out.writeEndArray();
    epochs();
    layers();
    outcomes();
    out.writeEndObject();
  }

  private void epochs() throws IOException {
    List<EpochReport> epochs = run.epochs();
    numbers("epoch", EpochReport::epoch);
    numbers("rate", EpochReport::rate);
    numbers("norm", EpochReport::gradientNorm);
    out.writeArrayFieldStart("figures");
    figure("loss", Evaluation::loss);
    if (!epochs.isEmpty()) {
      for (String metric : epochs.get(0).training().metrics()) {
        figure(metric, evaluation -> evaluation.metric(metric));
      }
    }
    out.writeEndArray();
  }

  private void figure(String name, ToDoubleFunction<Evaluation> value) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", name);
    numbers("training", report -> value.applyAsDouble(report.training()));
    if (run.start().validation().isPresent()) {
      numbers(
          "validation", report -> report.validation().map(value::applyAsDouble).orElse(Double.NaN));
    }
    out.writeEndObject();
  }

  private void numbers(String name, ToDoubleFunction<EpochReport> value) throws IOException {
    out.writeArrayFieldStart(name);
    for (EpochReport report : run.epochs()) {
      number(value.applyAsDouble(report));
    }
    out.writeEndArray();
  }

  /** JSON has no infinities and no NaN; the page leaves a gap there. */
  private void number(double value) throws IOException {
    if (!Double.isFinite(value)) {
      out.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.writeNumber((long) value);
    } else {
      out.writeNumber((float) value);
    }
  }

  private void layers() throws IOException {
    out.writeArrayFieldStart("layers");
    for (Architecture.Parameter parameter : run.model().parameters()) {
      out.writeStartObject();
      out.writeStringField("name", parameter.name());
      out.writeStringField("shape", parameter.shape().toString());
      bands("weights", run.weights().get(parameter.name()));
      if (run.gradients().containsKey(parameter.name())) {
        bands("gradients", run.gradients().get(parameter.name()));
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void bands(String name, @Nullable Bands bands) throws IOException {
    if (bands == null) {
      return;
    }
    out.writeObjectFieldStart(name);
    out.writeArrayFieldStart("epoch");
    for (Bands.At at : bands.points()) {
      out.writeNumber(at.epoch());
    }
    out.writeEndArray();
    out.writeArrayFieldStart("borders");
    for (int i = 0; i < Bands.SHARES.length; i++) {
      out.writeStartArray();
      for (Bands.At at : bands.points()) {
        number(at.borders()[i]);
      }
      out.writeEndArray();
    }
    out.writeEndArray();
    Bands.Histogram histogram = bands.histogram();
    out.writeFieldName("low");
    number(histogram.low());
    out.writeFieldName("high");
    number(histogram.high());
    out.writeArrayFieldStart("counts");
    for (int count : histogram.counts()) {
      out.writeNumber(count);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void outcomes() throws IOException {
    if (run.outcomes().isEmpty()) {
      return;
    }
    Outcomes outcomes = run.outcomes().get();
    out.writeBooleanField("onValidation", outcomes.validation());
    out.writeArrayFieldStart("confusions");
    for (Outcomes.Confusion confusion : outcomes.confusions()) {
      out.writeStartObject();
      out.writeStringField("loss", confusion.loss());
      out.writeArrayFieldStart("classes");
      for (String name : confusion.classes()) {
        out.writeString(name);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("counts");
      for (int[] row : confusion.counts()) {
        out.writeArray(row, 0, row.length);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("scatters");
    for (Outcomes.Scatter scatter : outcomes.scatters()) {
      out.writeStartObject();
      out.writeStringField("loss", scatter.loss());
      points("actual", scatter.actual());
      points("predicted", scatter.predicted());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void points(String name, double[] values) throws IOException {
    out.writeArrayFieldStart(name);
    for (double value : values) {
      number(value);
    }
    out.writeEndArray();
  }
}
