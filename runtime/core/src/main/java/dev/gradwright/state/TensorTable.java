package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of a file after all checks: they lie side by side without hole or overlap, and are
 * exactly the parameters of the model.
 */
final class TensorTable {
  /**
   * One parameter's place in a file.
   *
   * @param begin the first byte, counted from the end of the header
   */
  record Place(Parameter parameter, ElementType type, int begin) {}

  private TensorTable() {}

  /**
   * Checks the tensors of a header.
   *
   * @param length the bytes after the header
   * @return one place for each parameter, in the public order
   */
  static List<Place> places(Architecture model, Header header, long length) throws Refusal {
    requireSound(header, length);
    Map<String, TensorEntry> byName = new LinkedHashMap<>();
    header.tensors().forEach(tensor -> byName.put(tensor.name(), tensor));
    requireNames(model, byName);
    List<Place> places = new ArrayList<>();
    for (Parameter parameter : model.parameters()) {
      @Nullable TensorEntry tensor = byName.get(parameter.name());
      if (tensor != null) {
        places.add(place(model, parameter, tensor));
      }
    }
    return places;
  }

  /**
   * Refuses a header whose tensors are not within the bytes that follow it, side by side and each
   * of the size its shape says.
   *
   * @param length the bytes after the header
   */
  static void requireSound(Header header, long length) throws Refusal {
    for (TensorEntry tensor : header.tensors()) {
      requireSound(tensor, length);
    }
    requireSideBySide(header.tensors(), length);
  }

  private static void requireSound(TensorEntry tensor, long length) throws Refusal {
    ElementType type = type(tensor);
    if (tensor.begin() > tensor.end()) {
      throw new Refusal("tensor %s ends before it begins", tensor.describe());
    }
    if (tensor.end() > length) {
      throw new Refusal(
          "tensor %s lies beyond the %d bytes after the header", tensor.describe(), length);
    }
    if (bytes(tensor, type) != tensor.end() - tensor.begin()) {
      throw new Refusal(
          "tensor %s has %d bytes, but %s of shape %s takes %d",
          tensor.describe(),
          tensor.end() - tensor.begin(),
          type,
          tensor.shape(),
          bytes(tensor, type));
    }
    if (tensor.begin() % type.size() != 0) {
      throw new Refusal(
          "tensor %s does not begin at a multiple of the %d bytes of %s",
          tensor.describe(), type.size(), type);
    }
  }

  private static long bytes(TensorEntry tensor, ElementType type) throws Refusal {
    long product = type.size();
    try {
      for (long dimension : tensor.shape()) {
        product = Math.multiplyExact(product, dimension);
      }
    } catch (ArithmeticException e) {
      throw new Refusal(
          "tensor %s has the impossible shape %s", Quote.name(tensor.name()), tensor.shape());
    }
    return product;
  }

  private static ElementType type(TensorEntry tensor) throws Refusal {
    return ElementType.named(tensor.type())
        .orElseThrow(
            () ->
                new Refusal(
                    "tensor %s has the type %s; parameters are F16, BF16, F32 or F64",
                    Quote.name(tensor.name()), Quote.name(tensor.type())));
  }

  private static void requireSideBySide(List<TensorEntry> tensors, long length) throws Refusal {
    List<TensorEntry> sorted = new ArrayList<>(tensors);
    sorted.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
    String before = "the header";
    long end = 0;
    for (TensorEntry tensor : sorted) {
      if (tensor.begin() < end) {
        throw new Refusal("tensors %s and %s overlap", before, tensor.describe());
      }
      if (tensor.begin() > end) {
        throw new Refusal(
            "between %s and %s is a hole of %d bytes",
            before, tensor.describe(), tensor.begin() - end);
      }
      before = tensor.describe();
      end = tensor.end();
    }
    if (end != length) {
      throw new Refusal("after %s are %d bytes too many", before, length - end);
    }
  }

  private static void requireNames(Architecture model, Map<String, TensorEntry> byName)
      throws Refusal {
    List<String> declared = model.parameters().stream().map(Parameter::name).toList();
    List<String> missing = declared.stream().filter(name -> !byName.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new Refusal(
          "it lacks the tensors %s; it has %s",
          Quote.names(missing), Quote.names(List.copyOf(byName.keySet())));
    }
    List<String> extra = byName.keySet().stream().filter(name -> !declared.contains(name)).toList();
    if (!extra.isEmpty()) {
      throw new Refusal(
          "it has the tensors %s, which are no parameters of %s",
          Quote.names(extra), model.modelName());
    }
  }

  private static Place place(Architecture model, Parameter parameter, TensorEntry tensor)
      throws Refusal {
    List<Long> declared = parameter.shape().stream().map(Integer::longValue).toList();
    if (!tensor.shape().equals(declared)) {
      throw new Refusal(
          "parameter %s is declared with shape %s, but the file has %s",
          Quote.name(parameter.name()), declared, tensor.shape());
    }
    ElementType type = type(tensor);
    if (!type.widensTo(model.precision())) {
      throw new Refusal(
          "tensor %s is in %s, and numbers are not rounded to the %s of %s; convert the file, or"
              + " declare the model in DOUBLE",
          Quote.name(tensor.name()), type, model.precision(), model.modelName());
    }
    return new Place(parameter, type, Math.toIntExact(tensor.begin()));
  }
}
