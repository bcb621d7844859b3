package dev.baton.escalation.escalate;

/**
 * Why a field of the escalation modal is refused; the bot turns each into a sentence beside the
 * field.
 */
public sealed interface DraftFault {
  /** The field to show it beside. */
  DraftField field();

  /** Nothing was given where something must be. */
  record Missing(DraftField field) implements DraftFault {}

  /** The text holds no ticket key of the workspace's format. */
  record NoTicketKey(String typed) implements DraftFault {
    @Override
    public DraftField field() {
      return DraftField.TICKET;
    }
  }

  /** An empty phrase such as "n/a", or characters repeated. */
  record SaysNothing(DraftField field) implements DraftFault {}

  /** Too little to be of use to the person who receives it. */
  record TooShort(DraftField field) implements DraftFault {}

  /** Longer than Slack and the database take. */
  record TooLong(DraftField field, int limit) implements DraftFault {}

  /** The reason and the steps tried are the same text. */
  record SameAsReason(DraftField field) implements DraftFault {}

  /** More files than a form takes, those carried over included. */
  record TooManyFiles(int limit) implements DraftFault {
    @Override
    public DraftField field() {
      return DraftField.FILES;
    }
  }

  /** Boxes left unticked without a word why. */
  record ChecklistUnexplained(int open) implements DraftFault {
    @Override
    public DraftField field() {
      return DraftField.CHECKLIST;
    }
  }
}
