package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.Parameter;
import java.util.Optional;

/** Lays a model out as the bytes of a file, its tensors in the public order. */
final class ModelWriter {
  private final Architecture model;
  private final ModelContent content;

  ModelWriter(Architecture model, ModelContent content) {
    this.model = model;
    this.content = content;
  }

  byte[] bytes() throws Refusal {
    TensorFileWriter file = new TensorFileWriter();
    file.text(Header.FORMAT, FormatVersion.CURRENT.toString());
    file.text(Header.ARCHITECTURE, model.text());
    file.text(Header.FINGERPRINT, Checksum.of(model.text()));
    file.text(Header.CLASSES, content.form().classesAsText());
    Optional<String> preparation = content.form().preparationAsText();
    if (preparation.isPresent()) {
      file.text(Header.PREPARATION, preparation.get());
    }
    for (Parameter parameter : model.parameters()) {
      file.tensor(
          parameter.name(),
          parameter.shape(),
          content.parameters(),
          parameter.offset(),
          parameter.size());
    }
    return file.bytes();
  }
}
