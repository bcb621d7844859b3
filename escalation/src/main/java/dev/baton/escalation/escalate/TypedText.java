package dev.baton.escalation.escalate;

/** Text of people, made storable before anything is said about it. */
public final class TypedText {
  private TypedText() {}

  /** PostgreSQL stores neither NUL nor half a surrogate pair, and nobody types them. */
  public static String storable(String text) {
    return text.replace("\u0000", "").replaceAll("\\p{Cs}", "\uFFFD");
  }

  /** Storable, without the blanks around it. */
  public static String clean(String text) {
    return storable(text).strip();
  }
}
