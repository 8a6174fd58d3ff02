package dev.gradwright.state;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The names in a class file: classes it mentions, and methods it calls as {@code class.method}.
 * After the Java Virtual Machine Specification, 4.4.
 */
record ConstantPool(List<String> classes, List<String> members) {
  static ConstantPool read(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      in.skipNBytes(8);
      int count = in.readUnsignedShort();
      String[] texts = new String[count];
      int[] tags = new int[count];
      int[][] references = new int[count][2];
      for (int i = 1; i < count; i++) {
        tags[i] = in.readUnsignedByte();
        switch (tags[i]) {
          case 1 -> texts[i] = in.readUTF();
          case 3, 4 -> in.skipNBytes(4);
          case 5, 6 -> {
            in.skipNBytes(8);
            i++;
          }
          case 7, 8, 16, 19, 20 -> references[i][0] = in.readUnsignedShort();
          case 9, 10, 11, 12, 17, 18 -> {
            references[i][0] = in.readUnsignedShort();
            references[i][1] = in.readUnsignedShort();
          }
          case 15 -> in.skipNBytes(3);
          default -> throw new IOException("tag " + tags[i] + " in " + file);
        }
      }
      List<String> classes = new ArrayList<>();
      List<String> members = new ArrayList<>();
      for (int i = 1; i < count; i++) {
        if (tags[i] == 7) {
          classes.add(texts[references[i][0]]);
        } else if (tags[i] >= 9 && tags[i] <= 11) {
          String owner = texts[references[references[i][0]][0]];
          members.add(owner + "." + texts[references[references[i][1]][0]]);
        }
      }
      return new ConstantPool(classes, members);
    }
  }
}
