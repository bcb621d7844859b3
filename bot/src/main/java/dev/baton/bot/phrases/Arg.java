package dev.baton.bot.phrases;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a text may carry besides plain values. A {@link String} is always taken for what somebody
 * typed and is escaped where Slack would read it as markup; only these become markup, and only in a
 * {@link Place#TEXT}.
 */
public sealed interface Arg {
  /**
   * Somebody: a mention in Slack's text, a name elsewhere.
   *
   * @param name empty where only Slack's texts are written
   */
  record Person(String id, Optional<String> name) implements Arg {
    public Person {
      requireNonNull(id);
      requireNonNull(name);
    }
  }

  /** A link in Slack's text; its words alone elsewhere. */
  record Link(String address, String words) implements Arg {
    public Link {
      requireNonNull(address);
      requireNonNull(words);
    }
  }

  /** What somebody wrote, marked as a quotation line by line; as it is elsewhere. */
  record Quote(String typed) implements Arg {
    public Quote {
      requireNonNull(typed);
    }
  }

  /**
   * A moment that Slack shows as "today 21:13" where it can. It stands alone or after "by", never
   * after "on" or "until"; its argument's name starts with {@code when}. A bare {@link Instant}
   * shows the day and fits everywhere.
   */
  record Relative(Instant at) implements Arg {
    public Relative {
      requireNonNull(at);
    }
  }

  /** Several, joined as the language does it, the first few of them. */
  record Several(List<?> values, boolean any) implements Arg {
    public Several {
      values = List.copyOf(values);
    }
  }

  /** Several, joined as the language does it, as many of them as the place holds. */
  record Every(List<?> values) implements Arg {
    public Every {
      values = List.copyOf(values);
    }
  }

  /** Text in Slack's format, escaped by who made it; refused elsewhere. */
  record Mrkdwn(String ready) implements Arg {
    public Mrkdwn {
      requireNonNull(ready);
    }
  }

  static Arg person(String id) {
    return new Person(id, Optional.empty());
  }

  static Arg person(String id, String name) {
    return new Person(id, Optional.of(name));
  }

  static Arg link(String address, String words) {
    return new Link(address, words);
  }

  static Arg quote(String typed) {
    return new Quote(typed);
  }

  static Arg relative(Instant at) {
    return new Relative(at);
  }

  /** One of them: "Lena or Max". "nobody" for none. */
  static Arg anyOf(List<?> values) {
    return new Several(values, true);
  }

  /** All of them: "Lena and Max". "nobody" for none. */
  static Arg allOf(List<?> values) {
    return new Several(values, false);
  }

  /** All of them and none left out, for a reader who must see to each. "nobody" for none. */
  static Arg everyOf(List<?> values) {
    return new Every(values);
  }

  /** The only way in for markup; what people typed in it must be escaped already. */
  static Arg mrkdwn(String ready) {
    return new Mrkdwn(ready);
  }
}
