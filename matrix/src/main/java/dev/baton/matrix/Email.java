package dev.baton.matrix;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An email address in lower case. */
public record Email(String address) {
  private static final int MAX_LENGTH = 254;

  private static final Pattern SHAPE =
      Pattern.compile(
          "[^\\s\\p{Cntrl}@|<>(),;:\"\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

  /** Throws {@link IllegalArgumentException} when the text is no address. */
  public Email {
    address = normal(address);
    if (!hasShape(address)) {
      throw new IllegalArgumentException("Not an email address: " + address);
    }
  }

  /** Reads an address with or without blanks around it; empty when it is none. */
  public static Optional<Email> parse(String text) {
    return hasShape(normal(text)) ? Optional.of(new Email(text)) : Optional.empty();
  }

  private static String normal(String text) {
    return TypedLine.value(text).toLowerCase(Locale.ROOT);
  }

  private static boolean hasShape(String address) {
    return address.length() <= MAX_LENGTH && SHAPE.matcher(address).matches();
  }

  @Override
  public String toString() {
    return address;
  }
}
