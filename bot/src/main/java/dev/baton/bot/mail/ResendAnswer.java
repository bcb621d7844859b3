package dev.baton.bot.mail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.resend.core.net.AbstractHttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** An answer of Resend with its headers. */
final class ResendAnswer extends AbstractHttpResponse<String> {
  private static final Duration UNSAID = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration A_MONTH = Duration.ofDays(31);
  private static final int WORDS = 300;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>()\"']+@[^\\s@<>()\"']+");
  private static final Pattern OF_THE_SENDER =
      Pattern.compile(
          "api key|domain .*(not|un)[ -]?verified|verify a domain|testing emails|`from`|from field"
              + "|account .*suspended");

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

  /** Resend's own words, shortened and without addresses: name and message, or the status alone. */
  String why() {
    String words =
        text("name").map(name -> name + ": ").orElse("")
            + text("message").orElse("HTTP " + getCode());
    String named = ADDRESS.matcher(words).replaceAll("…@…");
    return named.length() <= WORDS ? named : named.substring(0, WORDS) + "…";
  }

  boolean isNamed(String name) {
    return text("name").filter(name::equals).isPresent();
  }

  /** Whether it is one of Resend's: a JSON object, not the page of something on the way. */
  boolean isResends() {
    try {
      return JsonParser.parseString(getBody()) instanceof JsonObject;
    } catch (JsonParseException _) {
      return false;
    }
  }

  /**
   * Whether its words are about the key, the sender or its domain, as some are with a status that
   * is not.
   */
  boolean speaksOfKeyOrDomain() {
    String words = text("message").orElse("").toLowerCase(Locale.ROOT);
    return OF_THE_SENDER.matcher(words).find();
  }

  /** How long to wait by the header that asks for most. */
  Optional<Duration> longestWait() {
    return Stream.of("retry-after", "ratelimit-reset")
        .flatMap(name -> seconds(headers.get(name), A_MONTH).stream())
        .max(Comparator.naturalOrder());
  }

  /** How long to wait, between 1 s and 1 h. */
  Duration retryAfter() {
    return Stream.of("retry-after", "ratelimit-reset")
        .flatMap(name -> seconds(headers.get(name), LONGEST).stream())
        .findFirst()
        .orElse(UNSAID);
  }

  private static Optional<Duration> seconds(@Nullable String text, Duration most) {
    if (text == null || !text.strip().matches("[0-9]{1,9}(\\.[0-9]+)?")) {
      return Optional.empty();
    }
    long seconds = (long) Math.ceil(Double.parseDouble(text.strip()));
    return Optional.of(Duration.ofSeconds(Math.clamp(seconds, 1, most.toSeconds())));
  }
}
