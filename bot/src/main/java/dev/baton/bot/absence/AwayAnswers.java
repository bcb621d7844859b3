package dev.baton.bot.absence;

import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.member.Member;
import dev.baton.slack.ViewValues;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What somebody filled into the form, and what is wrong with it beside which field. */
final class AwayAnswers {
  private final String changed;
  private final boolean asksWho;
  private final ViewValues values;
  private final Wording words;
  private final Map<String, String> faults = new HashMap<>();

  /** Days and times are those of the reader's zone. */
  AwayAnswers(View view, Wording words) {
    this.changed = view.getPrivateMetadata() == null ? "" : view.getPrivateMetadata();
    this.asksWho =
        view.getBlocks().stream().anyMatch(block -> AwayForm.WHO.equals(block.getBlockId()));
    this.values = ViewValues.of(view);
    this.words = words;
  }

  /** Whether it is about an absence that was planned already. */
  boolean isChange() {
    return !changed.isEmpty();
  }

  /** Which one; empty when the form says something that is no id. */
  Optional<UUID> id() {
    try {
      return Optional.of(UUID.fromString(changed));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  /** Slack id of who was chosen; empty where the form does not ask. */
  Optional<String> who() {
    return values.person(AwayForm.WHO);
  }

  Optional<String> note() {
    return values.text(field(AwayForm.NOTE)).map(String::strip);
  }

  /** Empty when something is wrong with it. */
  Optional<Member.Away> away(Instant now) {
    Optional<LocalDate> fromDay = day(AwayForm.FROM_DAY);
    Optional<LocalDate> untilDay = day(AwayForm.UNTIL_DAY);
    if (fromDay.isEmpty() || untilDay.isEmpty()) {
      return Optional.empty();
    }
    Instant from =
        time(AwayForm.FROM_TIME)
            .map(time -> at(fromDay.get(), time))
            .orElseGet(() -> beginning(fromDay.get(), now));
    Instant until =
        time(AwayForm.UNTIL_TIME)
            .map(time -> at(untilDay.get(), time))
            .orElseGet(() -> untilDay.get().plusDays(1).atStartOfDay(words.zone()).toInstant());
    if (!until.isAfter(from)) {
      refuse(AwayForm.UNTIL_DAY, AbsencePhrase.ENDS_BEFORE_IT_BEGINS);
    } else if (!until.isAfter(now)) {
      refuse(AwayForm.UNTIL_DAY, AbsencePhrase.IS_OVER);
    }
    return faults.isEmpty() ? Optional.of(new Member.Away(from, until)) : Optional.empty();
  }

  private Optional<LocalDate> day(String field) {
    Optional<LocalDate> day = values.date(field(field));
    if (day.isEmpty()) {
      refuse(field, AbsencePhrase.DAY_MISSING);
    }
    return day;
  }

  private Optional<LocalTime> time(String field) {
    return values.time(field(field));
  }

  private Instant beginning(LocalDate day, Instant now) {
    return now.atZone(words.zone()).toLocalDate().equals(day)
        ? now
        : day.atStartOfDay(words.zone()).toInstant();
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(words.zone()).toInstant();
  }

  private void refuse(String field, AbsencePhrase why) {
    faults.put(field(field), words.plain(why));
  }

  /** What is wrong, by field; empty before anything was. */
  Map<String, String> faults() {
    return Map.copyOf(faults);
  }

  /** This sentence beside the first field. */
  Map<String, String> beside(String sentence) {
    return Map.of(field(AwayForm.FROM_DAY), sentence);
  }

  /** This sentence beside the choice of a person, or the first field where there is none. */
  Map<String, String> besideWho(String sentence) {
    return asksWho ? Map.of(AwayForm.WHO, sentence) : beside(sentence);
  }

  private String field(String field) {
    return AwayForm.id(field, changed);
  }
}
