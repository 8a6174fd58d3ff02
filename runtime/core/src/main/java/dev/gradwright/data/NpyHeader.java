package dev.gradwright.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a {@code .npy} file.
 *
 * @param type a letter for the kind of number and its bytes, as in {@code f4}
 */
record NpyHeader(String type, boolean fortranOrder, List<Integer> shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Set<String> TYPES =
      Set.of("f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "b1");
  private static final int LONGEST = 1 << 16;

  /** One entry of the dictionary that the header is, as Python writes it. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*'(descr|fortran_order|shape)'\\s*:\\s*"
              + "('[^']*'|True|False|\\([\\d\\s,]*\\)|\\[.*\\])\\s*(,?)");

  int itemBytes() {
    return type.charAt(1) - '0';
  }

  static NpyHeader read(Payload payload) throws IOException {
    byte[] start = payload.take(8, "the magic number");
    if (!Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
      throw payload.fault("does not begin as a .npy file: \\x93NUMPY");
    }
    int version = start[6];
    if (version < 1 || version > 3) {
      throw payload.fault("format " + version + "." + start[7] + "; known are 1.0 to 3.0");
    }
    byte[] size = payload.take(version == 1 ? 2 : 4, "the header");
    ByteBuffer number = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN);
    long length = version == 1 ? number.getShort() & 0xFFFF : number.getInt() & 0xFFFFFFFFL;
    if (length > LONGEST) {
      throw payload.fault("a header of " + length + " bytes");
    }
    byte[] text = payload.take((int) length, "the header");
    return parse(new String(text, StandardCharsets.UTF_8).strip(), payload);
  }

  private static NpyHeader parse(String text, Payload payload) {
    boolean dictionary = text.startsWith("{") && text.endsWith("}");
    String inner = dictionary ? text.substring(1, text.length() - 1) : "";
    List<String> keys = new ArrayList<>();
    String descr = "";
    String order = "";
    String shape = "";
    Matcher entry = ENTRY.matcher(inner);
    int at = 0;
    while (entry.find(at) && entry.start() == at) {
      keys.add(entry.group(1));
      switch (entry.group(1)) {
        case "descr" -> descr = entry.group(2);
        case "shape" -> shape = entry.group(2);
        default -> order = entry.group(2);
      }
      at = entry.end();
      if (entry.group(3).isEmpty()) {
        break;
      }
    }
    boolean complete = keys.size() == 3 && Set.copyOf(keys).size() == 3;
    boolean kinds = shape.startsWith("(") && (order.equals("True") || order.equals("False"));
    if (!complete || !kinds || !inner.substring(at).isBlank()) {
      throw payload.fault("the header is not understood: " + Excerpt.of(text));
    }
    return new NpyHeader(type(descr, payload), order.equals("True"), shape(shape, payload));
  }

  private static String type(String descr, Payload payload) {
    String order = descr.length() == 5 ? descr.substring(1, 2) : "";
    String type = descr.length() == 5 ? descr.substring(2, 4) : "";
    boolean oneByte = type.endsWith("1");
    if (order.equals(">") && TYPES.contains(type)) {
      throw payload.fault("big-endian numbers; save the array with .astype('<" + type + "')");
    }
    if (!TYPES.contains(type) || !(order.equals("<") || (oneByte && order.equals("|")))) {
      throw payload.fault(
          descr.contains("O")
              ? "pickled Python objects, which are never read"
              : "numbers of type " + Excerpt.of(descr) + "; save the array with .astype('<f4')");
    }
    return type;
  }

  private static List<Integer> shape(String text, Payload payload) {
    List<Integer> shape = new ArrayList<>();
    for (String size : text.substring(1, text.length() - 1).split(",", -1)) {
      String digits = size.strip();
      if (!digits.isEmpty()) {
        if (!digits.matches("\\d{1,10}") || Long.parseLong(digits) > Integer.MAX_VALUE) {
          throw payload.fault("a dimension of " + Excerpt.of(digits));
        }
        shape.add(Integer.parseInt(digits));
      }
    }
    if (shape.isEmpty() || shape.size() > 32) {
      throw payload.fault(
          String.format(
              Locale.ROOT, "an array of %d dimensions; rows need at least one", shape.size()));
    }
    return shape;
  }
}
