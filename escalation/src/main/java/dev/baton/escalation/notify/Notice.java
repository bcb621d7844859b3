package dev.baton.escalation.notify;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.clock.PublicHoliday;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.log.ChainHead;
import dev.baton.escalation.member.Role;
import dev.baton.escalation.report.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Something people are told. What it says is drawn when it is sent, from what holds then. */
public sealed interface Notice {
  /** To a person asked to decide; has the buttons while the escalation is pending. */
  record Request() implements Notice {}

  /** To the route's channel: the request without buttons. */
  record ChannelCopy() implements Notice {}

  /** To PagerDuty: a P1 waits for a decision; its recipient is the fingerprint of a key. */
  record OncallTriggered() implements Notice {}

  /** To PagerDuty: that request is decided, withdrawn or closed. */
  record OncallResolved() implements Notice {}

  /** To the requester: filed, waiting for whom, until when. */
  record Receipt() implements Notice {}

  /** To an owner who is not the requester: somebody asked to hand your ticket on. */
  record OwnerTold() implements Notice {}

  /** To requester and owner: others may decide the request now than before. */
  record NowWith() implements Notice {}

  /** To requester, old owner and new owner: approved or bounced. */
  record Decided() implements Notice {}

  /** To requester, old owner and new owner: the decision was a slip and is undone. */
  record TakenBack() implements Notice {}

  /**
   * To the lead who ordered it: how many tickets moved to another of the tier, and which stayed.
   */
  record TicketsMoved(UUID reassignment) implements Notice {
    public TicketsMoved {
      requireNonNull(reassignment);
    }
  }

  /**
   * Into the thread of the Slack message that was escalated, without what people wrote: what became
   * of it. To the requester instead where Baton may not write there and nothing else tells them.
   *
   * @param which tells one change from others of its kind; empty for what happens once
   */
  record OriginReply(OriginChange change, Optional<UUID> which) implements Notice {
    public OriginReply {
      requireNonNull(change);
      requireNonNull(which);
    }

    /** Of what happens once to an escalation. */
    public OriginReply(OriginChange change) {
      this(change, Optional.empty());
    }
  }

  /** To the owner and the requester when somebody else took the escalation back. */
  record Withdrawn() implements Notice {}

  /** To the people asked: somebody added information to a request they have. */
  record InformationAdded() implements Notice {}

  /**
   * To a person asked to decide, and to a new owner: Baton's own copies of the files that go with
   * the request, which they could not see otherwise. Whichever they have no copy of when it is
   * sent.
   */
  record FileCopy() implements Notice {}

  /** To the requester: somebody who may decide asks this; has the button to answer. */
  record QuestionAsked(UUID question) implements Notice {
    public QuestionAsked {
      requireNonNull(question);
    }
  }

  /** To who asked and to the people asked to decide: this question was answered. */
  record QuestionAnswered(UUID question) implements Notice {
    public QuestionAnswered {
      requireNonNull(question);
    }
  }

  /**
   * A clock reached one of its marks. To who was asked: decide; to who asked and to the owner: who
   * decides it now; to a new owner: begin; to who gave it to them: they did not.
   *
   * @param percent of the time given
   */
  record ClockMark(UUID clock, int percent) implements Notice {
    public ClockMark {
      requireNonNull(clock);
    }
  }

  /**
   * To a ticket's owner and the leads of its tier: what was promised to the customer is about to be
   * missed, or is.
   *
   * @param clock of the promise
   * @param percent of the time that are over: 75 or 100
   */
  record PromiseMark(UUID clock, int percent) implements Notice {
    public PromiseMark {
      requireNonNull(clock);
    }
  }

  /**
   * To the same, in place of many of those: more promises are near their end than anybody reads
   * about one by one.
   *
   * @param since when the first of the others was told
   */
  record PromisesMany(Instant since) implements Notice {
    public PromisesMany {
      requireNonNull(since);
    }
  }

  /**
   * To who is alerted, in place of many alerts: more came within a few minutes than anybody reads
   * one by one.
   *
   * @param since when the first of them came
   */
  record AlertsCollected(Instant since) implements Notice {
    public AlertsCollected {
      requireNonNull(since);
    }
  }

  /** To managers, once: what was overdue already when Baton began to watch the time. */
  record OverdueBefore() implements Notice {}

  /** To managers: a delivery stopped for good. */
  record Undeliverable(UUID delivery) implements Notice {
    public Undeliverable {
      requireNonNull(delivery);
    }
  }

  /**
   * To managers, by the other medium: nothing goes out by this one, what is wrong, and who can mend
   * it.
   *
   * @param since names the hold it tells of
   */
  record Held(Medium medium, Instant since) implements Notice {
    public Held {
      requireNonNull(medium);
      requireNonNull(since);
    }
  }

  /**
   * A row that this version cannot read.
   *
   * @param kind as stored
   */
  record Unreadable(String kind) implements Notice {
    public Unreadable {
      requireNonNull(kind);
    }
  }

  /** To whoever installed Baton: what to do next. */
  record Welcome() implements Notice {}

  /** To who made the first matrix and a lead: a request to practise with, which is none. */
  record Practice() implements Notice {}

  /** To who made the first matrix: a text for the team, ready to post. */
  record Invitation() implements Notice {}

  /** To admins: the linked sheet says something else than the live matrix. */
  record MatrixProposed(UUID proposal) implements Notice {
    public MatrixProposed {
      requireNonNull(proposal);
    }
  }

  /**
   * To admins: the linked sheet cannot be used.
   *
   * @param why as it is stored with the sheet
   */
  record SheetTroubled(String why) implements Notice {
    public SheetTroubled {
      requireNonNull(why);
    }
  }

  /**
   * To the first owner of a ticket whom its lead or a manager chose.
   *
   * @param ticket its identity
   */
  record TicketGiven(String ticket) implements Notice {
    public TicketGiven {
      requireNonNull(ticket);
    }
  }

  /**
   * To leads or managers: a criterion held for a ticket, and what came of it other than a request.
   *
   * @param ticket its identity
   * @param scope which run of the criterion's time
   * @param criterion its id
   */
  record Detected(String ticket, UUID criterion, int scope, HitOutcome outcome) implements Notice {
    public Detected {
      requireNonNull(ticket);
      requireNonNull(criterion);
      requireNonNull(outcome);
    }
  }

  /** To managers: criteria hold for so many tickets at once that they are asked first. */
  record RequestsHeld(Instant at) implements Notice {
    public RequestsHeld {
      requireNonNull(at);
    }
  }

  /** To managers: a file told of tickets for which criteria held already. */
  record Backlog(Instant at) implements Notice {
    public Backlog {
      requireNonNull(at);
    }
  }

  /**
   * To admins: the list of public holidays says something else than the calendar.
   *
   * @param region its code
   * @param added days that the list has and the calendar has not
   * @param gone days that the calendar has and the list has not
   */
  record HolidaysChanged(String region, List<PublicHoliday> added, List<PublicHoliday> gone)
      implements Notice {
    public HolidaysChanged {
      requireNonNull(region);
      added = List.copyOf(added);
      gone = List.copyOf(gone);
    }
  }

  /**
   * To admins, once an hour for each reason: what a connected program sent was refused.
   *
   * @param hour that began then
   */
  record InboundRefused(UUID connection, InboundReason why, Instant hour) implements Notice {
    public InboundRefused {
      requireNonNull(connection);
      requireNonNull(why);
      requireNonNull(hour);
    }
  }

  /** To admins, once: who decides and who reads from now on. */
  record RolesChanged() implements Notice {}

  /**
   * To somebody who was given a role.
   *
   * @param by who gave it, Slack id; empty from the console
   */
  record RoleGiven(Role role, Optional<String> by) implements Notice {
    public RoleGiven {
      requireNonNull(role);
      requireNonNull(by);
    }
  }

  /** To the author of a modal closed on page two. */
  record DraftKept(UUID draft) implements Notice {
    public DraftKept {
      requireNonNull(draft);
    }
  }

  /**
   * To managers, each day something happened: what waits, what was decided, and the end of the
   * audit chain.
   *
   * @param from the period told begins here and ends at {@code until}
   * @param head what the chain ended with then
   * @param lost the head of the digest before, when the chain does not hold it any more
   */
  record Digest(Instant from, Instant until, ChainHead head, Optional<ChainHead> lost)
      implements Notice {
    public Digest {
      requireNonNull(from);
      requireNonNull(until);
      requireNonNull(head);
      requireNonNull(lost);
    }
  }

  /**
   * To managers, each Monday after a week in which something happened: that week's figures beside
   * those of the week before.
   */
  record Week(Period week, Period before) implements Notice {
    public Week {
      requireNonNull(week);
      requireNonNull(before);
    }
  }

  /**
   * To who looks after a ticket's customer, and to the leads of its tier: something happened to it.
   *
   * @param ticket its identity
   */
  record Alert(String ticket, AlertEvent event) implements Notice {
    public Alert {
      requireNonNull(ticket);
      requireNonNull(event);
    }
  }

  /**
   * To who looks after customers, once a day: what was asked for of theirs and not told at once.
   *
   * @param day what of it is told
   */
  record AccountDay(Period day) implements Notice {
    public AccountDay {
      requireNonNull(day);
    }
  }

  /**
   * To who chose to have alerts by another medium too: they come by it no longer.
   *
   * @param why as a code
   */
  record AlertsEnded(Medium medium, AlertsEnd why) implements Notice {
    public AlertsEnded {
      requireNonNull(medium);
      requireNonNull(why);
    }
  }

  /**
   * To whoever linked a chat: who is linked now, in case it was not them.
   *
   * @param name as the other side calls the account; empty for none
   */
  record ChatLinked(String name) implements Notice {
    public ChatLinked {
      requireNonNull(name);
    }
  }

  /**
   * To the account owner, or who stands in: ask the customer how it went.
   *
   * @param due whether the day for it has come
   */
  record FollowUp(UUID followUp, boolean due) implements Notice {
    public FollowUp {
      requireNonNull(followUp);
    }
  }

  /** To another program, by webhook: a follow-up is done, and what came of it. */
  record FollowUpDone(UUID followUp) implements Notice {
    public FollowUpDone {
      requireNonNull(followUp);
    }
  }
}
