package dev.gradwright.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.gradwright.Architecture;
import dev.gradwright.Architecture.LossTerm;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Class names by loss as text: JSON in ASCII, such as {@code {"loss":["no","yes"]}}. */
final class ClassNames {
  private ClassNames() {}

  static String encode(Map<String, List<String>> classes) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = HeaderJson.ASCII.createGenerator(text)) {
      out.writeStartObject();
      for (Map.Entry<String, List<String>> loss : classes.entrySet()) {
        out.writeArrayFieldStart(loss.getKey());
        for (String name : loss.getValue()) {
          out.writeString(name);
        }
        out.writeEndArray();
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new AssertionError("nothing is written but memory", e);
    }
    return text.toString();
  }

  /** Reads what {@link #encode} wrote and checks it against the losses of the model. */
  static Map<String, List<String>> decode(String text, Architecture model) throws Refusal {
    Map<String, List<String>> classes = new LinkedHashMap<>();
    try (JsonParser parser = HeaderJson.ASCII.createParser(text)) {
      requireForm(parser.nextToken() == JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String loss = parser.currentName();
        List<String> names = names(parser);
        requireFit(model, loss, names);
        classes.put(loss, names);
      }
      requireForm(parser.nextToken() == null);
    } catch (JsonProcessingException e) {
      throw new Refusal(
          "its class names are not the JSON they should be: %s",
          Quote.line(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new AssertionError("nothing is read but memory", e);
    }
    return classes;
  }

  private static List<String> names(JsonParser parser) throws IOException, Refusal {
    requireForm(parser.nextToken() == JsonToken.START_ARRAY);
    List<String> names = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      requireForm(parser.currentToken() == JsonToken.VALUE_STRING);
      names.add(parser.getText());
    }
    return List.copyOf(names);
  }

  private static void requireForm(boolean condition) throws Refusal {
    if (!condition) {
      throw new Refusal("its class names are not lists of text by loss");
    }
  }

  private static void requireFit(Architecture model, String name, List<String> classes)
      throws Refusal {
    for (LossTerm loss : model.losses()) {
      if (loss.name().equals(name)) {
        if (classes.size() != DataForm.classCount(loss)) {
          throw new Refusal(
              "it names %d classes for loss %s, which tells %d apart",
              classes.size(), Quote.name(name), DataForm.classCount(loss));
        }
        if (new HashSet<>(classes).size() != classes.size()) {
          throw new Refusal("it names a class of loss %s twice", Quote.name(name));
        }
        return;
      }
    }
    throw new Refusal(
        "it names classes for %s, which is no loss of %s", Quote.name(name), model.modelName());
  }
}
