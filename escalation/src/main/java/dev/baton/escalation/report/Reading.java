package dev.baton.escalation.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What became of somebody's words. */
public sealed interface Reading {
  /** They mean a report. */
  record Understood(Question question) implements Reading {
    public Understood {
      requireNonNull(question);
    }
  }

  /**
   * They do not.
   *
   * @param complaints at least one, each with the word it is about
   */
  record NotUnderstood(List<Complaint> complaints) implements Reading {
    public NotUnderstood {
      complaints = List.copyOf(complaints);
      if (complaints.isEmpty()) {
        throw new IllegalArgumentException("Something must have been wrong.");
      }
    }
  }

  /**
   * What is wrong.
   *
   * @param typed the word or words; empty where there are none
   * @param about a field, a report or a dimension by its code; empty where it is about none
   * @param known what could stand there instead, the first few of it
   */
  record Complaint(Fault fault, String typed, String about, List<String> known) {
    public Complaint {
      requireNonNull(fault);
      requireNonNull(typed);
      requireNonNull(about);
      known = List.copyOf(known);
    }
  }

  /** The kinds of it. */
  enum Fault {
    UNKNOWN_WORD,
    UNKNOWN_VALUE,
    VALUE_MISSING,
    BAD_VALUE,
    SEVERAL_MEANINGS,
    TWO_REPORTS,
    TWO_PERIODS,
    BAD_PERIOD,
    PERIOD_REVERSED,
    PERIOD_TOO_LONG,
    NO_PERIOD_HERE,
    NOT_FOR_REPORT,
    NOT_BY_THIS,
    NO_THRESHOLD_HERE,
    TOO_MUCH
  }
}
