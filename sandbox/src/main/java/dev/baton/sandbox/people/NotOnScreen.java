package dev.baton.sandbox.people;

/** A person looked for something that is not on the screen; the message says what is. */
public final class NotOnScreen extends AssertionError {
  NotOnScreen(String message) {
    super(message);
  }
}
