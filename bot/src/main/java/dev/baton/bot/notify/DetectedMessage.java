package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.mrkdwn;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.detect.DetectPhrase;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** To leads or managers: a criterion held for a ticket, and why there is no request for it. */
final class DetectedMessage {
  private static final Duration PUNCTUAL = Duration.ofMinutes(1);
  private static final String UNKNOWN = "–";

  private DetectedMessage() {}

  /**
   * What is told of.
   *
   * @param rule empty where the criterion stands no more
   * @param request the one filed for it, or the one that waited already
   */
  record Found(
      TicketNow ticket,
      CriterionHit hit,
      Optional<DetectionRule> rule,
      Optional<Escalation> request) {}

  static SlackMessage of(Delivery delivery, Found found, Snapshot people) {
    Wording words = people.wordingFor(delivery.recipient());
    HitOutcome outcome = ((Notice.Detected) delivery.notice()).outcome();
    MessageBuilder message = new MessageBuilder(delivery.id(), words.say(NotifyPhrase.REST_IN_LOG));
    message.say(found(found, words, people));
    message.say(outcome(found, outcome, words));
    return message.buttons(resend(found, outcome, words)).build();
  }

  private static String found(Found found, Wording words, Snapshot people) {
    CriterionHit hit = found.hit();
    boolean late = hit.dueAt().plus(PUNCTUAL).isBefore(hit.foundAt());
    String shown = found.ticket().key().shown();
    String label =
        people
            .format()
            .addressOf(found.ticket().key())
            .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
            .map(url -> Mrkdwn.link(url, shown))
            .orElseGet(() -> Mrkdwn.escape(shown));
    String priority = found.ticket().priority().map(Enum::name).orElse(UNKNOWN);
    String say = found.rule().map(DetectionRule::say).orElse(UNKNOWN);
    return late
        ? words.say(
            DetectPhrase.FOUND_LATER,
            "ticket",
            mrkdwn(label),
            "priority",
            priority,
            "say",
            say,
            "due",
            hit.dueAt(),
            "found",
            hit.foundAt())
        : words.say(DetectPhrase.FOUND, "ticket", mrkdwn(label), "priority", priority, "say", say);
  }

  private static String outcome(Found found, HitOutcome outcome, Wording words) {
    Tier to = found.hit().to();
    Optional<String> owner = found.ticket().owner();
    String label = found.request().map(Escalation::label).orElse(found.ticket().key().shown());
    return switch (outcome) {
      case ALREADY_THERE ->
          words.say(
              DetectPhrase.ALREADY_THERE,
              "tier",
              found.ticket().tier().name(),
              "owned",
              owner.isPresent(),
              "owner",
              person(owner));
      case HANDED_BACK -> words.say(DetectPhrase.HANDED_BACK, "tier", to.name());
      case ADDED -> words.say(DetectPhrase.PENDING_ELSEWHERE, "tier", to.name(), "label", label);
      case BOUNCED ->
          words.say(
              DetectPhrase.BOUNCED,
              "tier",
              found.request().map(Escalation::to).orElse(to).name(),
              "label",
              label,
              "owned",
              owner.isPresent(),
              "owner",
              person(owner));
      case NO_ROUTE, FOUND, WATCHED, BACKLOG, HELD, LET_BE, FILED, STEP, OVER, LAPSED, DECIDED ->
          words.say(DetectPhrase.NO_ROUTE, "tier", to.name());
    };
  }

  private static Arg person(Optional<String> owner) {
    return owner.map(Arg::person).orElseGet(() -> Arg.anyOf(List.of()));
  }

  /** Only while nobody owns the ticket: an owner gets the bounce itself, with that button. */
  private static List<ButtonElement> resend(Found found, HitOutcome outcome, Wording words) {
    return outcome == HitOutcome.BOUNCED && found.ticket().owner().isEmpty()
        ? found.request().map(bounced -> Buttons.fixAndResend(words, bounced)).stream().toList()
        : List.of();
  }
}
