package dev.baton.bot.phrases;

import com.ibm.icu.text.ListFormatter;
import dev.baton.escalation.member.Baton;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.TextChunks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What arguments become in a text. Whether Slack reads markup there is decided here and nowhere
 * else.
 */
final class Values {
  private static final int MOST_NAMED = 10;

  private final Wording wording;
  private final Moments moments;
  private final boolean mrkdwn;
  private final int mostOfEvery;

  /**
   * @param mostOfEvery how many an {@link Arg.Every} names, so that its text fits
   */
  Values(Wording wording, Moments moments, boolean mrkdwn, int mostOfEvery) {
    this.wording = wording;
    this.moments = moments;
    this.mrkdwn = mrkdwn;
    this.mostOfEvery = mostOfEvery;
  }

  /** A number stays one, for plurals; everything else is text. */
  Object of(Object value) {
    return value instanceof Number number ? number : text(value);
  }

  private String text(Object value) {
    return switch (value) {
      case String typed -> mrkdwn ? Mrkdwn.escape(typed) : typed;
      case Instant at -> mrkdwn ? moments.token(at, Moments.DAY) : moments.plain(at);
      case LocalDate day -> moments.day(day);
      case Phrase phrase -> wording.format(phrase, mrkdwn);
      case Boolean chosen -> chosen.toString();
      case Enum<?> chosen -> chosen.name().toLowerCase(Locale.ROOT);
      case Arg arg -> mrkdwn ? marked(arg) : plain(arg);
      default -> throw new IllegalArgumentException("No value of a text: " + value.getClass());
    };
  }

  private String marked(Arg arg) {
    return switch (arg) {
      case Arg.Person(var id, _) when id.equals(Baton.ID) -> Baton.NAME;
      case Arg.Person(var id, _) -> Mrkdwn.mention(id);
      case Arg.Link(var address, var words) -> Mrkdwn.link(address, words);
      case Arg.Quote(var typed) -> TextChunks.excerpt(typed, Integer.MAX_VALUE);
      case Arg.Relative(var at) -> moments.token(at, Moments.TODAY);
      case Arg.Several(var values, var any) -> joined(values, MOST_NAMED, any);
      case Arg.Every(var values) -> joined(values, mostOfEvery, false);
      case Arg.Mrkdwn(var ready) -> ready;
    };
  }

  private String plain(Arg arg) {
    return switch (arg) {
      case Arg.Person(var id, _) when id.equals(Baton.ID) -> Baton.NAME;
      case Arg.Person(var id, var name) ->
          name.orElseThrow(() -> new IllegalArgumentException("Whose name is not given: " + id));
      case Arg.Link(_, var words) -> words;
      case Arg.Quote(var typed) -> typed;
      case Arg.Relative(var at) -> moments.plain(at);
      case Arg.Several(var values, var any) -> joined(values, MOST_NAMED, any);
      case Arg.Every(var values) -> joined(values, mostOfEvery, false);
      case Arg.Mrkdwn(var ready) ->
          throw new IllegalArgumentException("Slack's markup where nothing is formatted: " + ready);
    };
  }

  private String joined(List<?> values, int most, boolean any) {
    if (values.isEmpty()) {
      return wording.format(SharedPhrase.NOBODY, mrkdwn);
    }
    List<String> named = values.stream().limit(most).map(this::text).toList();
    int more = values.size() - named.size();
    return more > 0 ? andMore(named, more, any) : list(named, any);
  }

  private String andMore(List<String> named, int more, boolean any) {
    return wording.format(
        any ? SharedPhrase.OR_MORE : SharedPhrase.AND_MORE,
        true,
        "named",
        Arg.mrkdwn(String.join(", ", named)),
        "n",
        more);
  }

  private String list(List<String> named, boolean any) {
    ListFormatter.Type type = any ? ListFormatter.Type.OR : ListFormatter.Type.AND;
    return ListFormatter.getInstance(wording.locale(), type, ListFormatter.Width.WIDE)
        .format(named);
  }
}
