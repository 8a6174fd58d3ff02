package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds the models that {@code @Use} names: in the source where they are compiled along, else in
 * the graph that their generated class carries. What is wrong with a block is shown at the block
 * itself and makes the node that uses it fail without a word.
 */
final class BlockReader {
  private final ModelReader models;
  private final CompiledBlock compiled;
  private final Map<String, Optional<ModelDeclaration>> known = new HashMap<>();
  private final List<String> path = new ArrayList<>();
  private final List<List<String>> rings = new ArrayList<>();
  private Set<String> sourceTypes = Set.of();

  BlockReader(
      Elements elements,
      Set<String> nodeAnnotations,
      Set<String> lossAnnotations,
      ModelReader models) {
    this.models = models;
    this.compiled = new CompiledBlock(elements, nodeAnnotations, lossAnnotations);
  }

  /** Begins with a model that is to be compiled. */
  void begin(TypeElement model, Set<String> types) {
    known.clear();
    path.clear();
    path.add(model.getQualifiedName().toString());
    rings.clear();
    sourceTypes = types;
  }

  /** Returns the block that a node uses; null if there is none, which has been reported. */
  @Nullable ModelDeclaration read(ExecutableElement method, AnnotationMirror use, Report report) {
    Anchor here = ElementAnchor.of(method, use).member("value");
    Object value = value(use);
    if (!(value instanceof DeclaredType type) || type.getKind() == TypeKind.ERROR) {
      if (value instanceof javax.lang.model.type.TypeMirror other
          && other.getKind() != TypeKind.ERROR) {
        report.add(Message.NOT_A_BLOCK, here, other);
      }
      return null; // else the compiler says so itself
    }
    TypeElement block = (TypeElement) type.asElement();
    String name = block.getQualifiedName().toString();
    if (Mirrors.find(block, ModelReader.MODEL).isEmpty()) {
      report.add(Message.NOT_A_BLOCK, here, name);
      return null;
    }
    if (path.contains(name)) {
      addRing(name);
    } else if (!known.containsKey(name)) {
      path.add(name);
      known.put(name, find(block, here, report));
      path.remove(path.size() - 1);
    }
    if (path.size() == 1) {
      reportRings(here, report);
    }
    ModelDeclaration found = known.getOrDefault(name, Optional.empty()).orElse(null);
    if (found == null) {
      report.fail();
    }
    return found;
  }

  private static @Nullable Object value(AnnotationMirror use) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> member :
        use.getElementValues().entrySet()) {
      if (member.getKey().getSimpleName().contentEquals("value")) {
        return member.getValue().getValue();
      }
    }
    return null;
  }

  private Optional<ModelDeclaration> find(TypeElement block, Anchor here, Report report) {
    if (!isSource(block)) {
      return compiled.read(block, here, report);
    }
    Report quiet = report.quiet();
    return models
        .readModel(block, false, sourceTypes, quiet)
        .filter(model -> !quiet.hasErrors() && model.isWhole());
  }

  private boolean isSource(TypeElement type) {
    Element outermost = type;
    while (outermost.getEnclosingElement() instanceof TypeElement outer) {
      outermost = outer;
    }
    return sourceTypes.contains(((TypeElement) outermost).getQualifiedName().toString());
  }

  private void addRing(String name) {
    List<String> ring = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
    ring.add(name);
    rings.add(ring);
  }

  /** Each member of a ring finds it; the first by name shows it. */
  private void reportRings(Anchor here, Report report) {
    for (List<String> ring : rings) {
      String self = path.get(0);
      if (ring.get(0).equals(self) && Collections.min(ring).equals(self)) {
        report.add(Message.BLOCK_RING, here, String.join(" -> ", ring));
      }
    }
    rings.clear();
  }
}
