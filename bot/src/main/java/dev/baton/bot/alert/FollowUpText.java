package dev.baton.bot.alert;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.account.Accounts;
import dev.baton.db.alert.FollowUps;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.FollowUp;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** That somebody is to ask a customer how it went; and what came of it. */
public final class FollowUpText {
  private static final String EVENT = "event";

  private FollowUpText() {}

  /** In Slack; empty where a reminder has nothing to remind of any more. */
  public static Optional<SlackMessage> message(
      Tx tx, Snapshot people, Delivery delivery, Notice.FollowUp notice) {
    Wording words = people.wordingFor(delivery.recipient());
    return FollowUps.in(tx)
        .find(notice.followUp())
        .filter(followUp -> followUp.isOpen() || !notice.due() || delivery.updates().isPresent())
        .flatMap(followUp ->
            Accounts.in(tx)
                .find(followUp.account())
                .map(account ->
                    message(
                        delivery.id(),
                        said(followUp, account, notice, people, words),
                        followUp,
                        words)));
  }

  private static SlackMessage message(
      UUID delivery, String text, FollowUp followUp, Wording words) {
    MessageBuilder message =
        new MessageBuilder(delivery, words.say(AlertPhrase.REST_IN_LOG)).say(text);
    return followUp.isOpen()
        ? message
            .buttons(
                List.of(
                    button(FollowUpForms.DONE, words.say(AlertPhrase.FOLLOW_UP_DONE), followUp),
                    button(
                        FollowUpForms.NEW_DATE,
                        words.say(AlertPhrase.FOLLOW_UP_NEW_DATE),
                        followUp)))
            .build()
        : message.build();
  }

  private static ButtonElement button(String id, String label, FollowUp followUp) {
    return BlockElements.button(
        b -> b.actionId(id).value(followUp.id().toString()).text(plainText(label)));
  }

  private static String said(
      FollowUp followUp, Account account, Notice.FollowUp notice, Snapshot people, Wording words) {
    return followUp
        .done()
        .map(done ->
            words.say(
                AlertPhrase.FOLLOWED_UP,
                "ticket",
                followUp.shown(),
                "account",
                account.name(),
                "who",
                people.named(done.by()),
                "at",
                done.at(),
                "outcome",
                done.outcome()))
        .orElseGet(() -> asks(words, true, followUp, account, notice));
  }

  private static String asks(
      Wording words, boolean slack, FollowUp followUp, Account account, Notice.FollowUp notice) {
    return notice.due()
        ? say(
            words,
            slack,
            AlertPhrase.FOLLOW_UP_DUE,
            "ticket",
            followUp.shown(),
            "account",
            account.name())
        : say(
            words,
            slack,
            AlertPhrase.FOLLOW_UP_ASKED,
            "ticket",
            followUp.shown(),
            "account",
            account.name(),
            "day",
            followUp.dueAt());
  }

  private static String say(Wording words, boolean slack, Phrase phrase, Object... arguments) {
    return slack ? words.say(phrase, arguments) : words.plain(phrase, arguments);
  }

  /** By another medium; empty where it is done. */
  public static Optional<AlertView> view(
      Tx tx, Snapshot people, Delivery delivery, Notice.FollowUp notice) {
    Wording words = people.wordingFor(delivery.recipient());
    return FollowUps.in(tx)
        .find(notice.followUp())
        .filter(FollowUp::isOpen)
        .flatMap(followUp ->
            Accounts.in(tx)
                .find(followUp.account())
                .map(account ->
                    new AlertView(
                        words.plain(AlertPhrase.FOLLOW_UP_SUBJECT, "account", account.name()),
                        asks(words, delivery.medium() == Medium.SLACK, followUp, account, notice),
                        List.of(),
                        Optional.empty(),
                        Map.of(
                            EVENT,
                            "follow_up",
                            "ticket",
                            followUp.shown(),
                            "customer",
                            account.name(),
                            "due_at",
                            followUp.dueAt().toString()))));
  }

  /** What other programs are told of it; empty until it is done. */
  public static Optional<Map<String, String>> outcome(Tx tx, Snapshot people, UUID id) {
    return FollowUps.in(tx)
        .find(id)
        .flatMap(followUp ->
            followUp
                .done()
                .flatMap(done ->
                    Accounts.in(tx)
                        .find(followUp.account())
                        .map(account -> outcome(people, followUp, done, account))));
  }

  private static Map<String, String> outcome(
      Snapshot people, FollowUp followUp, FollowUp.Done done, Account account) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("ticket", followUp.shown());
    said.put("customer", account.name());
    account.externalId().ifPresent(external -> said.put("account_external_id", external));
    said.put("outcome", done.outcome());
    said.put("done_at", done.at().toString());
    people
        .member(done.by())
        .flatMap(member -> member.email())
        .ifPresent(address -> said.put("done_by", address));
    return said;
  }
}
