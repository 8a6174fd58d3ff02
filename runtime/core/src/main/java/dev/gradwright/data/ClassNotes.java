package dev.gradwright.data;

import java.util.ArrayList;
import java.util.List;

/** Notes the classes of a field that can hardly be learned or tested. */
final class ClassNotes {
  private ClassNotes() {}

  static List<Note> of(Field field) {
    List<Note> notes = new ArrayList<>();
    int[] counts = Partition.counts(field);
    for (int i = 0; i < field.classNames().size(); i++) {
      String name = field.classNames().get(i);
      if (counts[i] == 0) {
        notes.add(new Note(Note.Kind.ABSENT_CLASS, name, 0));
      } else if (counts[i] == field.rows()) {
        notes.add(new Note(Note.Kind.ONLY_CLASS, name, counts[i]));
      } else if (counts[i] == 1) {
        notes.add(new Note(Note.Kind.RARE_CLASS, name, 1));
      }
    }
    return notes;
  }
}
