package dev.baton.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a form that a page sent; of two with one name the first. */
public final class FormBody {
  private static final int MOST_FIELDS = 100;

  private final Map<String, String> fields;

  private FormBody(Map<String, String> fields) {
    this.fields = fields;
  }

  /**
   * Reads it whole.
   *
   * @throws io.javalin.http.HttpResponseException 400 for what no browser writes, 413 and 408 as
   *     {@link RequestBody} has it
   */
  public static FormBody read(Context ctx) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : new String(RequestBody.read(ctx), UTF_8).split("&", MOST_FIELDS)) {
      String[] parts = pair.split("=", 2);
      fields.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return new FormBody(fields);
  }

  /** What stands in this field; empty where it is blank or not there. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new BadRequestResponse("This form cannot be read. Nothing was done.");
    }
  }
}
