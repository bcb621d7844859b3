package dev.baton.db.helpdesk;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as it stands.
 *
 * @param eventId its sender's id of it
 * @param ticket identity of the ticket that it was of; empty for none
 * @param reason code of why it is as it is; empty where nothing is to be said
 * @param detail more of that, in codes and names of fields
 * @param body sealed; empty once it was erased
 */
public record InboundRow(
    UUID id,
    UUID connection,
    String eventId,
    Instant receivedAt,
    Optional<String> ticket,
    State state,
    Optional<String> reason,
    Optional<String> detail,
    Optional<String> body) {
  public InboundRow {
    requireNonNull(id);
    requireNonNull(connection);
    requireNonNull(eventId);
    requireNonNull(receivedAt);
    requireNonNull(ticket);
    requireNonNull(state);
    requireNonNull(reason);
    requireNonNull(detail);
    requireNonNull(body);
  }

  /** How far it is. */
  public enum State {
    NEW,
    APPLIED,
    IGNORED,
    REFUSED;

    /** As the database has it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State read(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
