package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.mrkdwn;

import dev.baton.bot.escalate.NothingTriedText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an escalation says that the bounced one before it did not. */
final class ChangedSince {
  private static final int SHOWN_ADDED = 300;
  private static final int SHOWN_FACT = 150;

  private ChangedSince() {}

  /** One phrase per change, in Slack's format; empty when it was sent again as it was. */
  static List<String> phrases(Escalation earlier, MessageContext context) {
    List<String> changes = ofTexts(earlier, context.escalation(), context.words());
    changes.addAll(ofTheWay(earlier, context));
    changes.addAll(ofFacts(earlier, context.escalation(), context.words()));
    if (!earlier.checklist().equals(context.escalation().checklist())) {
      changes.add(context.words().say(NotifyPhrase.CHECKLIST_CHANGED));
    }
    new FileText(context.words()).since(earlier, context.escalation()).ifPresent(changes::add);
    int added = context.lineage().addedAfter(earlier.settlement().orElseThrow().at()).size();
    if (added > 0) {
      changes.add(context.words().say(NotifyPhrase.INFORMATION_SINCE, "n", added));
    }
    int answered = context.lineage().answeredAfter(earlier.settlement().orElseThrow().at()).size();
    if (answered > 0) {
      changes.add(context.words().say(NotifyPhrase.ANSWERED_SINCE, "n", answered));
    }
    return changes;
  }

  private static List<String> ofTexts(Escalation earlier, Escalation now, Wording words) {
    List<String> changes = new ArrayList<>();
    if (!earlier.reason().equals(now.reason())) {
      changes.add(
          added(earlier.reason(), now.reason())
              .map(more -> words.say(NotifyPhrase.REASON_ADDED_TO, "added", more))
              .orElseGet(() -> words.say(NotifyPhrase.REASON_REWRITTEN)));
    }
    if (!earlier.nothingTried().equals(now.nothingTried())) {
      changes.add(
          now.nothingTried()
              .map(cause -> new NothingTriedText(words).heading(cause))
              .orElseGet(() -> words.say(NotifyPhrase.NOW_TRIED)));
    }
    if (!earlier.stepsTried().equals(now.stepsTried())) {
      changes.add(
          added(earlier.stepsTried(), now.stepsTried())
              .map(more -> words.say(NotifyPhrase.STEPS_ADDED_TO, "added", more))
              .orElseGet(() -> words.say(NotifyPhrase.STEPS_REWRITTEN)));
    }
    return changes;
  }

  /** How urgent it is, and to whom it is to go. */
  private static List<String> ofTheWay(Escalation earlier, MessageContext context) {
    Escalation now = context.escalation();
    Wording words = context.words();
    List<String> changes = new ArrayList<>();
    if (!earlier.priority().equals(now.priority())) {
      changes.add(
          words.say(
              NotifyPhrase.PRIORITY_CHANGED,
              "now",
              now.priority().name(),
              "before",
              earlier.priority().name()));
    }
    if (!earlier.to().equals(now.to())) {
      changes.add(
          words.say(
              NotifyPhrase.TIER_CHANGED,
              "now",
              brief(now.to().name()),
              "before",
              brief(earlier.to().name())));
    }
    if (!earlier.proposedOwner().equals(now.proposedOwner())) {
      changes.add(
          words.say(
              NotifyPhrase.OWNER_CHANGED,
              "now",
              context.person(now.proposedOwner()),
              "before",
              context.person(earlier.proposedOwner())));
    }
    return changes;
  }

  private static List<String> ofFacts(Escalation earlier, Escalation now, Wording words) {
    List<String> changes = new ArrayList<>();
    fact(
            NotifyPhrase.CATEGORY_CHANGED,
            earlier.category(),
            now.category(),
            NotifyPhrase.OTHER_CATEGORY,
            words)
        .ifPresent(changes::add);
    fact(
            NotifyPhrase.CUSTOMER_CHANGED,
            earlier.customer(),
            now.customer(),
            NotifyPhrase.NO_CUSTOMER,
            words)
        .ifPresent(changes::add);
    fact(
            NotifyPhrase.ACCOUNT_TIER_CHANGED,
            earlier.accountTier(),
            now.accountTier(),
            NotifyPhrase.NO_ACCOUNT_TIER,
            words)
        .ifPresent(changes::add);
    Set<String> conditions = new TreeSet<>(earlier.custom().keySet());
    conditions.addAll(now.custom().keySet());
    for (String name : conditions) {
      Optional<String> before = Optional.ofNullable(earlier.custom().get(name));
      Optional<String> after = Optional.ofNullable(now.custom().get(name));
      if (!before.equals(after)) {
        changes.add(
            words.say(
                NotifyPhrase.CONDITION_CHANGED,
                "name",
                brief(name),
                "now",
                brief(after, NotifyPhrase.NO_ANSWER, words),
                "before",
                brief(before, NotifyPhrase.NO_ANSWER, words)));
      }
    }
    return changes;
  }

  private static Optional<String> fact(
      Phrase changed, Optional<String> before, Optional<String> after, Phrase none, Wording words) {
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(
            words.say(
                changed, "now", brief(after, none, words), "before", brief(before, none, words)));
  }

  /** What stands after the old text; empty when that is not how the new one begins. */
  private static Optional<Arg> added(String before, String after) {
    return after.startsWith(before)
        ? Optional.of(cut(after.substring(before.length()).strip(), SHOWN_ADDED))
        : Optional.empty();
  }

  private static Arg brief(Optional<String> typed, Phrase none, Wording words) {
    return typed.map(ChangedSince::brief).orElseGet(() -> mrkdwn(words.say(none)));
  }

  private static Arg brief(String typed) {
    return cut(typed, SHOWN_FACT);
  }

  private static Arg cut(String typed, int most) {
    return mrkdwn(Mrkdwn.cut(Mrkdwn.escape(typed), most));
  }
}
