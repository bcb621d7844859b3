package dev.baton.escalation.helpdesk;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketRow;
import java.util.List;
import java.util.Optional;

/** What one event of another program comes to. */
public sealed interface Said {
  /**
   * Something about a ticket.
   *
   * @param externalId by which the program knows it; empty where it says nothing but the key
   * @param target that it was merged into; empty for anything else
   */
  record OfTicket(
      TicketRow row, Optional<String> externalId, Optional<TicketKey> target, Notes notes)
      implements Said {
    public OfTicket {
      requireNonNull(row);
      requireNonNull(externalId);
      requireNonNull(target);
      requireNonNull(notes);
    }

    /** The same with other notes. */
    public OfTicket with(Notes others) {
      return new OfTicket(row, externalId, target, others);
    }
  }

  /**
   * Several words on one ticket, each with a stamp of its own.
   *
   * @param note what an admin should know besides; empty for nothing
   */
  record Several(List<OfTicket> words, Optional<InboundReason> note) implements Said {
    public Several {
      words = List.copyOf(words);
      requireNonNull(note);
    }
  }

  /** Something about a customer. */
  record OfAccount(AccountRow row, Notes notes) implements Said {
    public OfAccount {
      requireNonNull(row);
      requireNonNull(notes);
    }
  }

  /** Nothing that Baton keeps. */
  record Nothing(InboundReason why, String detail) implements Said {
    public Nothing {
      requireNonNull(why);
      requireNonNull(detail);
    }
  }

  /** It cannot be used. */
  record Refused(InboundReason why, String detail) implements Said {
    public Refused {
      requireNonNull(why);
      requireNonNull(detail);
    }
  }

  /**
   * What an admin should know of an event that was used.
   *
   * @param reason empty where all of it was used as it was said
   * @param detail the fields that were left out, with codes of why
   */
  record Notes(Optional<InboundReason> reason, String detail) {
    public Notes {
      requireNonNull(reason);
      requireNonNull(detail);
    }
  }
}
