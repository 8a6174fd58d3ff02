package dev.gradwright.processor.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps what a compilation writes, sources and classes, in memory. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, Written> classes = new TreeMap<>();
  private final Map<String, Written> sources = new TreeMap<>();

  MemoryFiles(JavaFileManager manager) {
    super(manager);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    Written file = new Written(className, kind);
    (kind == JavaFileObject.Kind.CLASS ? classes : sources).put(className, file);
    return file;
  }

  Map<String, byte[]> classes() {
    Map<String, byte[]> all = new TreeMap<>();
    classes.forEach((name, file) -> all.put(name, file.bytes.toByteArray()));
    return all;
  }

  Map<String, String> sources() {
    Map<String, String> all = new TreeMap<>();
    sources.forEach((name, file) -> all.put(name, file.getCharContent(true)));
    return all;
  }

  /** A source file that is given. */
  static JavaFileObject given(ModelSource source) {
    URI uri = URI.create("memory:///t/" + source.name() + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public String getCharContent(boolean ignoreEncodingErrors) {
        return source.text();
      }
    };
  }

  /** A file that the compilation writes. */
  private static final class Written extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Written(String className, Kind kind) {
      super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      bytes.reset();
      return bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
