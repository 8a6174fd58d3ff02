package dev.gradwright.processor.testing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads how many bytes of bytecode each method of a class file has (Java Virtual Machine
 * Specification, chapter 4); everything else is skipped.
 */
public final class CodeLengths {
  private final DataInputStream in;
  private String[] texts = {};
  private final Map<String, Integer> lengths = new TreeMap<>();

  private CodeLengths(byte[] classFile) {
    in = new DataInputStream(new ByteArrayInputStream(classFile));
  }

  /** Returns the lengths by method name; of overloads the longest. */
  public static Map<String, Integer> of(byte[] classFile) {
    CodeLengths reader = new CodeLengths(classFile);
    try {
      reader.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reader.lengths;
  }

  /** Returns the number of constants of a class file, of which there can be 65,535. */
  public static int constants(byte[] classFile) {
    return ((classFile[8] & 0xff) << 8) | (classFile[9] & 0xff);
  }

  private void read() throws IOException {
    skip(8); // magic, version
    readConstants();
    skip(6); // flags, this, super
    skip(2 * in.readUnsignedShort()); // interfaces
    members(false);
    members(true);
  }

  private void readConstants() throws IOException {
    texts = new String[in.readUnsignedShort()];
    for (int i = 1; i < texts.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
        case 5, 6 -> {
          skip(8);
          i++; // a long or double takes two places
        }
        case 7, 8, 16, 19, 20 -> skip(2);
        case 15 -> skip(3);
        default -> throw new IOException("unknown constant " + tag);
      }
    }
  }

  private void members(boolean methods) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      skip(2); // flags
      String name = texts[in.readUnsignedShort()];
      skip(2); // descriptor
      int attributes = in.readUnsignedShort();
      for (int a = 0; a < attributes; a++) {
        String attribute = texts[in.readUnsignedShort()];
        int length = in.readInt();
        if (methods && attribute.equals("Code")) {
          skip(4); // stack, locals
          lengths.merge(name, in.readInt(), Math::max);
          skip(length - 8);
        } else {
          skip(length);
        }
      }
    }
  }

  private void skip(int bytes) throws IOException {
    in.skipNBytes(bytes);
  }
}
