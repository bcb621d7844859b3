package dev.baton.bot.account;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.AccountContext;
import dev.baton.matrix.Email;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A ticket's customer in one line: "Acme · Enterprise · €180K · renewal in 62 days · health yellow
 * · 5th ticket this month · owner Sarah".
 */
public final class AccountText {
  private static final int SHOWN_NAME = 150;
  private static final int SHOWN_NOTE = 150;

  private final Snapshot people;
  private final Wording words;
  private final Function<String, ?> who;
  private final boolean formatted;

  private AccountText(Snapshot people, Wording words, Function<String, ?> who, boolean formatted) {
    this.people = requireNonNull(people);
    this.words = requireNonNull(words);
    this.who = requireNonNull(who);
    this.formatted = formatted;
  }

  /**
   * In Slack's format, escaped.
   *
   * @param who what stands for a Slack id: a mention or a name
   */
  public static AccountText forSlack(Snapshot people, Wording words, Function<String, ?> who) {
    return new AccountText(people, words, who, true);
  }

  /** The same with mentions. */
  public static AccountText forSlack(Snapshot people, Wording words) {
    return forSlack(people, words, people::named);
  }

  /** As plain text, for mails and files. */
  public static AccountText plain(Snapshot people, Wording words) {
    return new AccountText(people, words, people::nameOf, false);
  }

  /** What the reader may see of it. */
  public String line(ShownAccount shown) {
    AccountContext context = shown.context();
    Account account = context.account();
    List<String> facts = new ArrayList<>();
    facts.add(typed(account.name(), SHOWN_NAME));
    account.tier().ifPresent(tier -> facts.add(typed(tier, SHOWN_NAME)));
    if (shown.figures()) {
      facts.addAll(figures(context));
    }
    if (context.isCounted()) {
      facts.add(
          context
              .place()
              .map(n -> say(AccountPhrase.NTH_TICKET, "n", n))
              .orElseGet(() -> say(AccountPhrase.TICKETS_THIS_MONTH, "n", context.monthly())));
    }
    facts.add(owner(account.owner()));
    return String.join(" · ", facts);
  }

  private List<String> figures(AccountContext context) {
    return Stream.of(value(context), renewal(context), health(context), lastOutcome(context))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> lastOutcome(AccountContext context) {
    return context
        .lastOutcome()
        .map(outcome ->
            say(AccountPhrase.LAST_OUTCOME, "outcome", Mrkdwn.shorten(outcome, SHOWN_NOTE)));
  }

  /** What they pay; empty where nobody said. Only for who may see figures. */
  public Optional<String> value(AccountContext context) {
    return context.account().value().map(value -> words.money(value.amount(), value.currency()));
  }

  /** When their contract ends; empty where nobody said. Only for who may see figures. */
  public Optional<String> renewal(AccountContext context) {
    OptionalLong left = context.daysToRenewal();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    long days = left.getAsLong();
    return Optional.of(
        days < 0
            ? say(AccountPhrase.RENEWED_BEFORE, "n", -days)
            : say(AccountPhrase.RENEWS, "n", days));
  }

  /** How well they are; empty where nobody said. Only for who may see figures. */
  public Optional<String> health(AccountContext context) {
    Account account = context.account();
    return account
        .health()
        .map(health ->
            account
                .healthNote()
                .map(why ->
                    say(
                        AccountPhrase.HEALTH_BECAUSE,
                        "health",
                        health,
                        "why",
                        Mrkdwn.shorten(why, SHOWN_NOTE)))
                .orElseGet(() -> say(AccountPhrase.HEALTH, "health", health)));
  }

  private String owner(Optional<Email> owner) {
    return owner
        .map(email -> say(AccountPhrase.LOOKED_AFTER_BY, "owner", who(email)))
        .orElseGet(() -> say(AccountPhrase.NOBODY_LOOKS_AFTER));
  }

  /** Who is not in Slack is called by their address. */
  private Object who(Email email) {
    return people.idsOf(List.of(email)).stream()
        .findFirst()
        .<Object>map(who)
        .orElse(email.address());
  }

  private String typed(String text, int most) {
    String shown = Mrkdwn.shorten(text, most);
    return formatted ? Mrkdwn.escape(shown) : shown;
  }

  private String say(Phrase phrase, Object... arguments) {
    return formatted ? words.say(phrase, arguments) : words.plain(phrase, arguments);
  }
}
