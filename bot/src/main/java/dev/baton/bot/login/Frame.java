package dev.baton.bot.login;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Wording;
import java.util.Optional;

/**
 * What stands around a page, drawn by {@code layout.jte}.
 *
 * @param visitor empty before signing in
 */
public record Frame(Wording words, String title, Optional<Visitor> visitor, PageFiles files) {
  public Frame {
    requireNonNull(words);
    requireNonNull(title);
    requireNonNull(visitor);
    requireNonNull(files);
  }

  public String language() {
    return words.locale().toLanguageTag();
  }

  public String say(LoginPhrase phrase) {
    return words.say(phrase);
  }

  /** Who is signed in where. */
  public String signedInAs() {
    return visitor
        .map(who ->
            words.say(
                LoginPhrase.SIGNED_IN_AS,
                "person",
                who.member().name(),
                "workspace",
                who.workspace()))
        .orElse("");
  }
}
