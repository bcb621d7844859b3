package dev.baton.bot.escalate;

import dev.baton.matrix.Matrix;
import dev.baton.matrix.Names;
import dev.baton.matrix.Priority;
import dev.baton.matrix.TypedLine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a message names beside its ticket. Only what is named beyond doubt: one priority, one
 * category of the matrix as a word of its own, the customer behind that label.
 */
final class MessageFacts {
  private static final Pattern PRIORITY =
      Pattern.compile("(?<![\\p{L}\\p{N}-])[Pp]([1-4])(?![\\p{L}\\p{N}-])");
  private static final Pattern CUSTOMER =
      Pattern.compile(
          "(?im)^[\\s*_>•-]*(?:customer|client|company|organi[sz]ation|account)(?: name)?[*_]*\\s*[:：][*_\\s]*(.+)$");
  private static final int LONGEST_CUSTOMER = 200;

  private final String text;

  MessageFacts(String text) {
    this.text = text;
  }

  Optional<String> priority() {
    List<String> named =
        PRIORITY
            .matcher(TypedLine.of(text))
            .results()
            .map(p -> "P" + p.group(1))
            .distinct()
            .toList();
    return named.size() == 1
        ? named.stream().findFirst().flatMap(Priority::parse).map(Priority::name)
        : Optional.empty();
  }

  Optional<String> category(Matrix matrix) {
    String line = Names.key(TypedLine.of(text));
    List<String> named =
        matrix.categories().stream().filter(category -> names(line, category)).toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private static boolean names(String line, String category) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}])"
                + Pattern.quote(Names.key(TypedLine.of(category)))
                + "(?![\\p{L}\\p{N}])")
        .matcher(line)
        .find();
  }

  Optional<String> customer() {
    List<String> named =
        CUSTOMER
            .matcher(text)
            .results()
            .map(found -> TypedLine.of(found.group(1)).replaceAll("[*_]+$", "").strip())
            .filter(name -> !name.isEmpty() && name.length() <= LONGEST_CUSTOMER)
            .distinct()
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }
}
