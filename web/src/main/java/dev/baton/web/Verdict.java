package dev.baton.web;

/** What a look at a request's signature says. */
public enum Verdict {
  VALID("The signature is right."),
  MISSING("The request carries no readable signature and timestamp. Nothing was done with it."),
  STALE(
      "The request was signed more than 5 minutes away from now. Nothing was done with it;"
          + " check both clocks and send it again."),
  FORGED(
      "The signature does not match the body. Nothing was done with it;"
          + " check the signing secret on both sides."),
  REPLAYED("This very request was taken before. Nothing was done again.");

  private final String sentence;

  Verdict(String sentence) {
    this.sentence = sentence;
  }

  /** The sentence for the sender; names no secret. */
  public String sentence() {
    return sentence;
  }
}
