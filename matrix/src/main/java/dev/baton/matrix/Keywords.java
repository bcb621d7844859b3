package dev.baton.matrix;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The words of the file that stand for constants. */
final class Keywords {
  private Keywords() {}

  static <E extends Enum<E>> Optional<E> constant(E[] constants, String text) {
    String key = Names.key(TypedLine.value(text));
    return Arrays.stream(constants).filter(constant -> word(constant).equals(key)).findFirst();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
