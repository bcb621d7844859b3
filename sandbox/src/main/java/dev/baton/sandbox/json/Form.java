package dev.baton.sandbox.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A body of type {@code application/x-www-form-urlencoded}. */
public final class Form {
  private Form() {}

  /** The body for these fields, in their order. */
  public static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** The fields of a body; of a repeated field the last. */
  public static Map<String, String> decode(String body) {
    var fields = new LinkedHashMap<String, String>();
    for (var pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decodePart(pair.substring(0, equals)), decodePart(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, UTF_8);
  }

  private static String decodePart(String part) {
    return URLDecoder.decode(part, UTF_8);
  }
}
