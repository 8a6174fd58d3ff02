package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What no class that reads a model file can do, by the names in its class file. */
final class LoaderBytecodeTest {
  private static List<Path> classFiles(String folder) throws IOException {
    try (Stream<Path> tree = Files.walk(classes().resolve(folder))) {
      return tree.filter(path -> path.toString().endsWith(".class")).sorted().toList();
    }
  }

  private static Path classes() {
    try {
      return Path.of(ModelFile.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The classes of this package but the base of networks, which Java can serialize by itself. */
  private static List<Path> loader() throws IOException {
    List<Path> files =
        classFiles("dev/gradwright/state").stream()
            .filter(file -> !file.getFileName().toString().startsWith("GeneratedNetwork"))
            .filter(file -> !file.getFileName().toString().startsWith("VectorPrediction"))
            .toList();
    assertThat(files.toString()).contains("ModelReader.class");
    return files;
  }

  private static void assertMentionsNone(List<Path> files, String... prefixes) throws IOException {
    for (Path file : files) {
      for (String name : ConstantPool.read(file).classes()) {
        for (String prefix : prefixes) {
          assertWithMessage("%s mentions %s", file.getFileName(), name)
              .that(name.startsWith(prefix))
              .isFalse();
        }
      }
    }
  }

  @Test
  @DisplayName("M24: no class of the runtime takes a class by its name")
  void noClassByName() throws IOException {
    Set<String> forbidden =
        Set.of(
            "forName", "loadClass", "defineClass", "findClass", "newInstance", "defineHiddenClass");
    for (Path file : classFiles("")) {
      if (file.endsWith("module-info.class")) {
        continue;
      }
      for (String member : ConstantPool.read(file).members()) {
        String method = member.substring(member.lastIndexOf('.') + 1);
        assertWithMessage("%s calls %s", file.getFileName(), member)
            .that(forbidden.contains(method))
            .isFalse();
      }
    }
  }

  @Test
  @DisplayName(
      "M24: Java deserialization is known to the base of networks alone, not to the loader")
  void onlyNetworksKnowDeserialization() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : classFiles("")) {
      if (ConstantPool.read(file).classes().contains("java/io/ObjectInputStream")) {
        found.add(file.getFileName().toString());
      }
    }
    assertThat(found).containsExactly("GeneratedNetwork.class");
    assertMentionsNone(
        loader(), "java/io/Object", "java/beans/", "java/lang/reflect/", "java/lang/ClassLoader");
  }

  @Test
  @DisplayName(
      "M24: the loader does not know the networks it makes; the caller hands it a constructor")
  void theLoaderKnowsNoNetwork() throws IOException {
    assertMentionsNone(loader(), "dev/gradwright/state/GeneratedNetwork", "javax/script/");
  }

  @Test
  @DisplayName("M22, M23: the loader knows no archives and no compression")
  void noArchives() throws IOException {
    assertMentionsNone(loader(), "java/util/zip/", "java/util/jar/", "java/nio/file/FileSystems");
  }

  @Test
  @DisplayName("M25: the loader knows no XML and no YAML, and opens no connection")
  void noXml() throws IOException {
    assertMentionsNone(loader(), "javax/xml/", "org/xml/", "org/w3c/", "org/yaml/", "java/net/");
  }

  @Test
  @DisplayName("M26: files are read into memory, never mapped")
  void noMapping() throws IOException {
    assertMentionsNone(loader(), "java/nio/MappedByteBuffer", "java/nio/channels/FileChannel$Map");
  }

  @Test
  void theScanSeesWhatItForbids() throws IOException {
    Path network = classes().resolve("dev/gradwright/state/GeneratedNetwork.class");
    ConstantPool pool = ConstantPool.read(network);
    assertThat(pool.classes()).contains("java/io/ObjectInputStream");
    assertThat(pool.members()).contains("java/io/ObjectInputStream.readObject");
  }
}
