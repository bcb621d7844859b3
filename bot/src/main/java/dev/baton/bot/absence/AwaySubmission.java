package dev.baton.bot.absence;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
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
import dev.baton.slack.ViewValues;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Notes when somebody is away, or says beside the field why that cannot be. */
public final class AwaySubmission {
  public static final String ID = AwayForm.ID;

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
    View view = request.getPayload().getView();
    Wording words = parts.wordingFor(caller);
    Map<String, String> faults = new HashMap<>();
    Optional<Member.Away> away = read(ViewValues.of(view), words, faults);
    if (away.isEmpty()) {
      return context.ackWithErrors(faults);
    }
    try {
      Optional<Map<String, String>> refused =
          parts
              .tenants()
              .inTransaction(caller.orgId(), tx -> set(tx, caller, view, away.get(), words));
      if (refused.isPresent()) {
        return context.ackWithErrors(refused.get());
      }
      parts.snapshots().refresh(caller.orgId());
      redrawHome.accept(caller);
      return context.ack();
    } catch (DatabaseUnavailable gone) {
      return context.ackWithErrors(
          Map.of(AwayForm.FROM_DAY, words.plain(SharedPhrase.DATABASE_AWAY)));
    }
  }

  /** Days and times are those of the reader's zone. */
  private Optional<Member.Away> read(ViewValues values, Wording words, Map<String, String> faults) {
    Instant now = parts.clock().instant();
    Optional<LocalDate> fromDay = values.date(AwayForm.FROM_DAY);
    Optional<LocalDate> untilDay = values.date(AwayForm.UNTIL_DAY);
    if (fromDay.isEmpty()) {
      faults.put(AwayForm.FROM_DAY, words.say(AbsencePhrase.DAY_MISSING));
    }
    if (untilDay.isEmpty()) {
      faults.put(AwayForm.UNTIL_DAY, words.say(AbsencePhrase.DAY_MISSING));
    }
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    Instant from =
        values
            .time(AwayForm.FROM_TIME)
            .map(time -> at(fromDay.get(), time, words))
            .orElseGet(() -> beginning(fromDay.get(), now, words));
    Instant until =
        values
            .time(AwayForm.UNTIL_TIME)
            .map(time -> at(untilDay.get(), time, words))
            .orElseGet(() -> untilDay.get().plusDays(1).atStartOfDay(words.zone()).toInstant());
    if (!until.isAfter(from)) {
      faults.put(AwayForm.UNTIL_DAY, words.say(AbsencePhrase.ENDS_BEFORE_IT_BEGINS));
    } else if (!until.isAfter(now)) {
      faults.put(AwayForm.UNTIL_DAY, words.say(AbsencePhrase.IS_OVER));
    }
    return faults.isEmpty() ? Optional.of(new Member.Away(from, until)) : Optional.empty();
  }

  private static Instant beginning(LocalDate day, Instant now, Wording words) {
    return now.atZone(words.zone()).toLocalDate().equals(day)
        ? now
        : day.atStartOfDay(words.zone()).toInstant();
  }

  private static Instant at(LocalDate day, LocalTime time, Wording words) {
    return day.atTime(time).atZone(words.zone()).toInstant();
  }

  /** What stands beside which field; empty when it is noted. */
  private Optional<Map<String, String>> set(
      Tx tx, Caller caller, View view, Member.Away away, Wording words) {
    ViewValues values = ViewValues.of(view);
    Optional<PlannedAbsence> changed = id(view.getPrivateMetadata()).flatMap(Absences.in(tx)::find);
    String member =
        changed
            .map(PlannedAbsence::member)
            .orElseGet(() -> values.person(AwayForm.WHO).orElse(caller.member()));
    if (!AwayButtons.mayChange(tx, caller, member)) {
      return Optional.of(Map.of(AwayForm.FROM_DAY, words.say(AbsencePhrase.ADMINS_ONLY)));
    }
    String who =
        view.getBlocks().stream().anyMatch(b -> AwayForm.WHO.equals(b.getBlockId()))
            ? AwayForm.WHO
            : AwayForm.FROM_DAY;
    if (Members.in(tx).find(member).filter(Member::mayFile).isEmpty()) {
      return Optional.of(Map.of(who, words.say(AbsencePhrase.NOT_KNOWN)));
    }
    SetAbsenceOutcome outcome =
        Absences.in(tx)
            .set(
                new PlannedAbsence(
                    changed.map(PlannedAbsence::id).orElseGet(tx::newId),
                    member,
                    away,
                    values.text(AwayForm.NOTE).map(String::strip),
                    caller.member()),
                "slack",
                parts.clock().instant());
    return switch (outcome) {
      case SetAbsenceOutcome.Set _ -> Optional.empty();
      case SetAbsenceOutcome.Overlaps(var other) ->
          Optional.of(
              Map.of(
                  AwayForm.FROM_DAY,
                  words.say(
                      AbsencePhrase.OVERLAPS,
                      "from",
                      other.away().from(),
                      "until",
                      other.away().until())));
      case SetAbsenceOutcome.NobodyOfThatId _ ->
          Optional.of(Map.of(who, words.say(AbsencePhrase.NOT_KNOWN)));
    };
  }

  private static Optional<UUID> id(String memory) {
    try {
      return Optional.of(UUID.fromString(memory));
    } catch (IllegalArgumentException noChange) {
      return Optional.empty();
    }
  }
}
