package dev.baton.sandbox.people;

import java.util.Map;
import java.util.Optional;

/**
 * What came of a modal's submit button.
 *
 * @param errors the text beside each field, by its label; empty unless refused
 * @param problem what Slack shows when the bot did not answer as it must; empty when it did
 */
public record Submission(Kind kind, Map<String, String> errors, Optional<String> problem) {

  /** What the window did. */
  public enum Kind {
    /** The modal closed; one below it shows again. */
    CLOSED,
    /** The modal stays, with errors beside fields. */
    REFUSED,
    /** The modal shows other content. */
    UPDATED,
    /** Another modal lies on top. */
    PUSHED,
    /** All modals closed. */
    CLEARED,
    /** The bot failed; the modal stays. */
    FAILED
  }

  static Submission of(Kind kind) {
    return new Submission(kind, Map.of(), Optional.empty());
  }

  static Submission refused(Map<String, String> errors) {
    return new Submission(Kind.REFUSED, Map.copyOf(errors), Optional.empty());
  }

  static Submission failed(String problem) {
    return new Submission(Kind.FAILED, Map.of(), Optional.of(problem));
  }
}
