package dev.baton.bot.mail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.resend.core.net.AbstractHttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Headers;

/** An answer of Resend with its headers. */
final class ResendAnswer extends AbstractHttpResponse<String> {
  private static final Duration UNSAID = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int WORDS = 300;

  private final Headers headers;

  ResendAnswer(int code, String body, Headers headers) {
    super(code, body, code / 100 == 2);
    this.headers = headers;
  }

  /** A member of the answer's JSON object; empty when there is none or it is no text. */
  Optional<String> text(String member) {
    try {
      return JsonParser.parseString(getBody()) instanceof JsonObject object
          ? Optional.ofNullable(object.get(member))
              .filter(JsonElement::isJsonPrimitive)
              .map(JsonElement::getAsString)
          : Optional.empty();
    } catch (JsonParseException _) {
      return Optional.empty();
    }
  }

  /** Resend's own words, shortened: name and message, or the status alone. */
  String why() {
    String words =
        text("name").map(name -> name + ": ").orElse("")
            + text("message").orElse("HTTP " + getCode());
    return words.length() <= WORDS ? words : words.substring(0, WORDS) + "…";
  }

  boolean isNamed(String name) {
    return text("name").filter(name::equals).isPresent();
  }

  /** How long to wait, between 1 s and 1 h. */
  Duration retryAfter() {
    return Stream.of("retry-after", "ratelimit-reset")
        .flatMap(name -> seconds(headers.get(name)).stream())
        .findFirst()
        .orElse(UNSAID);
  }

  private static Optional<Duration> seconds(@org.jspecify.annotations.Nullable String text) {
    if (text == null || !text.strip().matches("[0-9]{1,9}(\\.[0-9]+)?")) {
      return Optional.empty();
    }
    long seconds = (long) Math.ceil(Double.parseDouble(text.strip()));
    return Optional.of(Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST.toSeconds())));
  }
}
