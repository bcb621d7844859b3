package dev.baton.sandbox.people;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What came of a modal's submit button.
 *
 * @param errors the text beside each field, by its label; empty unless refused
 * @param errorsByBlock the same by block id, which is unique where labels need not be
 * @param problem what Slack shows when the bot did not answer as it must; empty when it did
 */
public record Submission(
    Kind kind,
    Map<String, String> errors,
    Map<String, String> errorsByBlock,
    Optional<String> problem) {

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
    return new Submission(kind, Map.of(), Map.of(), Optional.empty());
  }

  static Submission refused(Map<String, String> errorsByBlock, UnaryOperator<String> label) {
    var errors = new LinkedHashMap<String, String>();
    errorsByBlock.forEach((blockId, text) -> errors.put(label.apply(blockId), text));
    return new Submission(
        Kind.REFUSED, Map.copyOf(errors), Map.copyOf(errorsByBlock), Optional.empty());
  }

  static Submission failed(String problem) {
    return new Submission(Kind.FAILED, Map.of(), Map.of(), Optional.of(problem));
  }
}
