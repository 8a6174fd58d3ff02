package dev.gradwright.processor.declare;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** Writes generated files, each with the model as its one originating element. */
public final class Sink {
  private final Filer filer;

  /** Creates a sink into a compilation. */
  public Sink(Filer filer) {
    this.filer = filer;
  }

  /**
   * Writes a file; nothing is left of one that cannot be written whole.
   *
   * @throws IOException if it cannot be written
   */
  public void write(String qualifiedName, String text, TypeElement model) throws IOException {
    JavaFileObject file;
    try {
      file = filer.createSourceFile(qualifiedName, model);
    } catch (FilerException e) {
      return; // Eclipse may ask for the same file twice; the text is the same
    }
    Writer writer = file.openWriter();
    try {
      writer.write(text);
      writer.flush();
    } catch (IOException e) {
      // not closed: closing would hand the half file to the compiler
      remove(file);
      throw e;
    }
    writer.close();
  }

  /**
   * Writes a class file; nothing is left of one that cannot be written whole.
   *
   * @throws IOException if it cannot be written
   */
  public void writeClass(String qualifiedName, byte[] bytes, TypeElement model) throws IOException {
    JavaFileObject file;
    try {
      file = filer.createClassFile(qualifiedName, model);
    } catch (FilerException e) {
      return; // as above
    }
    OutputStream stream = file.openOutputStream();
    try {
      stream.write(bytes);
      stream.flush();
    } catch (IOException e) {
      remove(file);
      throw e;
    }
    stream.close();
  }

  /** {@code FileObject.delete} does nothing in javac's own file objects. */
  private static void remove(JavaFileObject file) throws IOException {
    if (!file.delete() && "file".equals(file.toUri().getScheme())) {
      Files.deleteIfExists(Path.of(file.toUri()));
    }
  }
}
