package dev.baton.bot.mail;

import java.util.Map;

/** What a look at the key without sending anything says. */
public sealed interface ResendKey {
  /**
   * The key works.
   *
   * @param domains sending domains and Resend's word for their state, such as {@code verified}
   */
  record Works(Map<String, String> domains) implements ResendKey {
    public Works {
      domains = Map.copyOf(domains);
    }
  }

  /** The key works and may send, but not look at domains. */
  record SendsOnly() implements ResendKey {}

  /** Resend does not know the key. */
  record Refused() implements ResendKey {}

  /**
   * Resend could not be asked.
   *
   * @param why the end of a sentence
   */
  record Unreachable(String why) implements ResendKey {}
}
