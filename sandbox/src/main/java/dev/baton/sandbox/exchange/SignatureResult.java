package dev.baton.sandbox.exchange;

/** What became of the signature on a request to the bot. */
public enum SignatureResult {
  /** The request carries a token, not a signature. */
  NOT_SIGNED,
  /** The bot took it. */
  ACCEPTED,
  /** The bot answered 401 or 403. */
  REFUSED,
  /** The bot gave no answer in time. */
  UNKNOWN
}
