package dev.baton.escalation.helpdesk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why something that was sent is not what Baton now knows, or not all of it. */
public enum InboundReason {
  /** Larger than is taken; nothing of it was read. */
  TOO_LARGE,
  /** Neither a readable signature nor a time. */
  UNSIGNED,
  /** Signed too far from now. */
  STALE,
  /** The signature is not of a secret that holds. */
  BAD_SIGNATURE,
  /** The connection has no secret yet, so nothing can be right. */
  NO_SECRET,
  /** Signed with a secret that everybody knows, to try whether anybody listens. */
  TEST_REQUEST,
  /** Of another account than the one whose events count. */
  OTHER_ACCOUNT,
  /** It names two tickets where it should name one. */
  IDS_DIFFER,
  /** Merged, and into which ticket is not said. */
  MERGED_UNSAID,
  /** It does not say that it is JSON. */
  CONTENT_TYPE,
  /** Not one JSON object, or one that reads in two ways. */
  NOT_JSON,
  /** JSON in more layers than any event has. */
  TOO_DEEP,
  /** The connection cannot be told from the text what happened. */
  UNKNOWN_TYPE,
  /** No time, or one that names no moment. */
  NO_TIME,
  /** It names no ticket or account, or none that the workspace's pattern takes. */
  NO_KEY,
  /** The workspace has no matrix yet, so nobody knows in which tier a ticket begins. */
  NO_MATRIX,
  /** Another program or another ticket of it has this key. */
  KEY_TAKEN,
  /** The name is another account's. */
  NAME_TAKEN,
  /** Merged into itself, or into something that is no key. */
  NO_TARGET,
  /** Its body was erased before it was read. */
  BODY_GONE,
  /** Some fields could not be read, and were left out. */
  FIELDS_LEFT_OUT,
  /** Its time had not come yet; it counts as of when it was received. */
  CLOCK_AHEAD,
  /** It only asks whether anybody listens. */
  PING;

  /** Whether what was sent is not kept, because nobody can tell that the program sent it. */
  public boolean leavesNoEvent() {
    return switch (this) {
      case TOO_LARGE,
          UNSIGNED,
          STALE,
          BAD_SIGNATURE,
          NO_SECRET,
          TEST_REQUEST,
          OTHER_ACCOUNT,
          CONTENT_TYPE ->
          true;
      case NOT_JSON,
          IDS_DIFFER,
          MERGED_UNSAID,
          TOO_DEEP,
          UNKNOWN_TYPE,
          NO_TIME,
          NO_KEY,
          NO_MATRIX,
          KEY_TAKEN,
          NAME_TAKEN,
          NO_TARGET,
          BODY_GONE,
          FIELDS_LEFT_OUT,
          CLOCK_AHEAD,
          PING ->
          false;
    };
  }

  /** Whether Baton itself took away what was to be read, as when a person was erased. */
  public boolean isOurDoing() {
    return this == BODY_GONE;
  }

  /** As it is stored and measured. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason of this code; empty for a code that is none. */
  public static Optional<InboundReason> parse(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
  }
}
