package dev.baton.escalation.report;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.account.ContractValue;
import dev.baton.escalation.ticket.TicketKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One value of a report, before anybody's language. */
public sealed interface Cell {
  record Count(long count) implements Cell {}

  /** {@code some} of {@code all}; no percentage is given below {@link Figures#FEWEST}. */
  record Share(long some, long all) implements Cell {
    /** 0 to 1; empty below {@link Figures#FEWEST}. */
    public Optional<Double> share() {
      return all < Figures.FEWEST ? Optional.empty() : Optional.of((double) some / all);
    }
  }

  /** More or fewer than before. */
  record Change(long by) implements Cell {}

  /** A length of time; empty where nothing was measured. */
  record Time(Optional<Duration> time) implements Cell {
    public Time {
      requireNonNull(time);
    }
  }

  /** What people or files call it; empty where nobody said. */
  record Text(Optional<String> said) implements Cell {
    public Text {
      requireNonNull(said);
    }
  }

  /** By Slack id; empty for nobody. */
  record Person(Optional<String> id) implements Cell {
    public Person {
      requireNonNull(id);
    }
  }

  /** A month or a week. */
  record When(Dimension unit, Span.Part part) implements Cell {
    public When {
      requireNonNull(unit);
      requireNonNull(part);
    }
  }

  record Day(Optional<LocalDate> day) implements Cell {
    public Day {
      requireNonNull(day);
    }
  }

  record Moment(Optional<Instant> at) implements Cell {
    public Moment {
      requireNonNull(at);
    }
  }

  record Money(Optional<ContractValue> value) implements Cell {
    public Money {
      requireNonNull(value);
    }
  }

  /** What has a name in every language. */
  record Code(Kind kind, Optional<String> code) implements Cell {
    public Code {
      requireNonNull(kind);
      requireNonNull(code);
    }

    /** Of what it is a code. */
    public enum Kind {
      HEALTH,
      BOUNCE,
      STATE,
      STATUS,
      /** First response or resolution. */
      CLOCK
    }
  }

  record Ticket(TicketKey key) implements Cell {
    public Ticket {
      requireNonNull(key);
    }
  }

  /** Known, and not for this reader. */
  record Hidden() implements Cell {}
}
