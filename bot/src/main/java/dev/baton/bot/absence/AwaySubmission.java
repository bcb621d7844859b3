package dev.baton.bot.absence;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.member.Absences;
import dev.baton.db.member.Members;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.PlannedAbsence;
import dev.baton.escalation.member.SetAbsenceOutcome;
import dev.baton.slack.Caller;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Notes when somebody is away, or says beside the field why that cannot be. */
public final class AwaySubmission {
  public static final String ID = AwayForm.ID;

  private static final String SURFACE = "slack";

  private final BotParts parts;
  private final Consumer<Caller> redrawHome;

  /**
   * @param redrawHome draws the caller's App Home anew
   */
  public AwaySubmission(BotParts parts, Consumer<Caller> redrawHome) {
    this.parts = parts;
    this.redrawHome = redrawHome;
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    AwayAnswers answers = new AwayAnswers(request.getPayload().getView(), words);
    Instant now = parts.clock().instant();
    Optional<Member.Away> away = answers.away(now);
    if (away.isEmpty()) {
      return context.ackWithErrors(answers.faults());
    }
    try {
      Map<String, String> refused =
          parts
              .tenants()
              .inTransaction(
                  caller.orgId(), tx -> set(tx, caller, answers, away.get(), words, now));
      if (!refused.isEmpty()) {
        return context.ackWithErrors(refused);
      }
      parts.snapshots().refresh(caller.orgId());
      redrawHome.accept(caller);
      return context.ack();
    } catch (DatabaseUnavailable gone) {
      return context.ackWithErrors(answers.beside(words.plain(SharedPhrase.DATABASE_AWAY)));
    }
  }

  /** What stands beside which field; empty when it is noted. */
  private static Map<String, String> set(
      Tx tx, Caller caller, AwayAnswers answers, Member.Away away, Wording words, Instant now) {
    Absences absences = Absences.in(tx);
    Optional<PlannedAbsence> changed = answers.id().flatMap(id -> absences.find(id, now));
    if (answers.isChange() && changed.isEmpty()) {
      return answers.beside(words.plain(AbsencePhrase.GONE));
    }
    String member =
        changed.map(PlannedAbsence::member).orElseGet(() -> answers.who().orElse(caller.member()));
    if (!AwayButtons.mayChange(tx, caller, member)) {
      return answers.besideWho(words.plain(AbsencePhrase.ADMINS_ONLY));
    }
    if (Members.in(tx).find(member).filter(Member::mayFile).isEmpty()) {
      return answers.besideWho(words.plain(AbsencePhrase.NOT_KNOWN));
    }
    PlannedAbsence wanted =
        new PlannedAbsence(
            changed.map(PlannedAbsence::id).orElseGet(tx::newId),
            member,
            away,
            answers.note(),
            caller.member());
    return switch (absences.set(wanted, SURFACE, now)) {
      case SetAbsenceOutcome.Set _ -> Map.of();
      case SetAbsenceOutcome.Overlaps(var other) ->
          answers.beside(
              words.plain(
                  AbsencePhrase.OVERLAPS,
                  "from",
                  other.away().from(),
                  "until",
                  words.until(other.away().until())));
      case SetAbsenceOutcome.NobodyOfThatId _ ->
          answers.besideWho(words.plain(AbsencePhrase.NOT_KNOWN));
    };
  }
}
