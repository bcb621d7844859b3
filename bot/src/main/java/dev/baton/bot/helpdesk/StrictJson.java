package dev.baton.bot.helpdesk;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.internal.LazilyParsedNumber;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.baton.escalation.helpdesk.InboundReason;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON that reads in one way only: one object, no name twice, few layers, UTF-8. Numbers stay as
 * they are written, however large.
 */
final class StrictJson {
  private static final int MOST_LAYERS = 20;

  private static final Pattern PLACE = Pattern.compile("line ([0-9]+) column ([0-9]+)");

  private StrictJson() {}

  /** What reading gave. */
  sealed interface Reading {}

  /** One object. */
  record Read(JsonObject object) implements Reading {}

  /**
   * None.
   *
   * @param where place in the text; holds nothing of it
   */
  record Not(InboundReason why, String where) implements Reading {}

  private static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;
    private final InboundReason why;

    Unreadable(InboundReason why, String where) {
      super(where);
      this.why = why;
    }
  }

  static Reading read(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      JsonReader in = new JsonReader(new StringReader(text));
      in.setStrictness(Strictness.STRICT);
      return read(in);
    } catch (CharacterCodingException noText) {
      return new Not(InboundReason.NOT_JSON, "not_utf8");
    }
  }

  private static Reading read(JsonReader in) {
    try {
      if (in.peek() != JsonToken.BEGIN_OBJECT) {
        return new Not(InboundReason.NOT_JSON, "no_object");
      }
      JsonObject object = object(in, 1);
      return in.peek() == JsonToken.END_DOCUMENT
          ? new Read(object)
          : new Not(InboundReason.NOT_JSON, place(in));
    } catch (Unreadable not) {
      return new Not(not.why, String.valueOf(not.getMessage()));
    } catch (IOException | IllegalStateException | NumberFormatException broken) {
      return new Not(InboundReason.NOT_JSON, place(in));
    }
  }

  private static JsonElement element(JsonReader in, int layer) throws IOException {
    return switch (in.peek()) {
      case BEGIN_OBJECT -> object(in, layer + 1);
      case BEGIN_ARRAY -> array(in, layer + 1);
      case STRING -> new JsonPrimitive(in.nextString());
      case NUMBER -> new JsonPrimitive(new LazilyParsedNumber(in.nextString()));
      case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
      case NULL -> {
        in.nextNull();
        yield JsonNull.INSTANCE;
      }
      case END_ARRAY, END_OBJECT, END_DOCUMENT, NAME ->
          throw new Unreadable(InboundReason.NOT_JSON, place(in));
    };
  }

  private static JsonObject object(JsonReader in, int layer) throws IOException {
    bounded(layer);
    JsonObject object = new JsonObject();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      if (object.has(name)) {
        throw new Unreadable(InboundReason.NOT_JSON, "name_twice " + place(in));
      }
      object.add(name, element(in, layer));
    }
    in.endObject();
    return object;
  }

  private static JsonArray array(JsonReader in, int layer) throws IOException {
    bounded(layer);
    JsonArray array = new JsonArray();
    in.beginArray();
    while (in.hasNext()) {
      array.add(element(in, layer));
    }
    in.endArray();
    return array;
  }

  private static void bounded(int layer) throws IOException {
    if (layer > MOST_LAYERS) {
      throw new Unreadable(InboundReason.TOO_DEEP, MOST_LAYERS + "_layers");
    }
  }

  /** Line and column. Gson's own words hold the path too, which a stranger wrote. */
  private static String place(JsonReader in) {
    Matcher place = PLACE.matcher(in.toString());
    return place.find() ? place.group(1) + ":" + place.group(2) : "";
  }
}
