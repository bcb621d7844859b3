package dev.baton.bot.escalate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What page one must remember between drawing and submit.
 *
 * @param resendOf number of the bounced escalation that is being resent
 * @param resendTicket identity of its ticket; empty with {@code resendOf}
 * @param accountAsked whether customer and account tier are on the page
 * @param prefilled what was filled in after the page was open; its fields have ids of their own,
 *     because Slack ignores an initial value under an id that it has shown already
 */
public record PageOneMemory(
    Optional<Integer> resendOf,
    String resendTicket,
    boolean accountAsked,
    Optional<Prefilled> prefilled) {
  static final PageOneMemory NONE = new PageOneMemory(Optional.empty(), "", false);

  private static final int PARTS = 3;

  PageOneMemory(Optional<Integer> resendOf, String resendTicket, boolean accountAsked) {
    this(resendOf, resendTicket, accountAsked, Optional.empty());
  }

  /**
   * What was known of the ticket; empty text where nothing was.
   *
   * @param ticket the key, where it was found only afterwards
   */
  record Prefilled(String ticket, String category, String priority) {
    static final String SUFFIX = "~1";
  }

  /** Resending this escalation of this ticket. */
  public static PageOneMemory resending(String ticket, int seq) {
    return new PageOneMemory(Optional.of(seq), ticket, false);
  }

  PageOneMemory askingAccount() {
    return new PageOneMemory(resendOf, resendTicket, true, prefilled);
  }

  PageOneMemory filledWith(Prefilled known) {
    return new PageOneMemory(resendOf, resendTicket, accountAsked, Optional.of(known));
  }

  /** The bounced escalation, unless the ticket on the page became another one. */
  Optional<Integer> resendOf(String ticket) {
    return resendOf.filter(_ -> resendTicket.equals(ticket));
  }

  String write() {
    Stream<String> known =
        prefilled.stream().flatMap(p -> Stream.of(p.ticket(), p.category(), p.priority()));
    return Stream.concat(
            Stream.of(
                resendOf.map(String::valueOf).orElse(""),
                resendTicket,
                String.valueOf(accountAsked)),
            known.map(text -> URLEncoder.encode(text, UTF_8)))
        .collect(Collectors.joining("|"));
  }

  /** Reads what {@link #write} wrote, now or before an update; anything else is nothing. */
  static PageOneMemory read(@Nullable String text) {
    List<String> parts = text == null ? List.of() : Arrays.asList(text.split("\\|", -1));
    if ((parts.size() != PARTS && parts.size() != 2 * PARTS)
        || !parts.getFirst().matches("[0-9]{0,9}")) {
      return NONE;
    }
    Optional<Integer> resendOf =
        parts.getFirst().isEmpty()
            ? Optional.empty()
            : Optional.of(Integer.valueOf(parts.getFirst()));
    return new PageOneMemory(
        resendOf, parts.get(1), Boolean.parseBoolean(parts.get(2)), prefilled(parts));
  }

  private static Optional<Prefilled> prefilled(List<String> parts) {
    if (parts.size() == PARTS) {
      return Optional.empty();
    }
    List<String> known =
        parts.stream().skip(PARTS).map(part -> URLDecoder.decode(part, UTF_8)).toList();
    return Optional.of(new Prefilled(known.get(0), known.get(1), known.get(2)));
  }
}
