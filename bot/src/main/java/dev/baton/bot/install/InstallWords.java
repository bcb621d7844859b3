package dev.baton.bot.install;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Wording;
import java.util.List;

/** The install's pages, for one visitor: what happened, what was kept, what to do. */
final class InstallWords {
  private final Wording words;

  InstallWords(Wording words) {
    this.words = requireNonNull(words);
  }

  InstallPage done(String workspace) {
    return new InstallPage(
        200,
        words.locale(),
        words.say(InstallPhrase.INSTALLED, "workspace", workspace),
        List.of(words.say(InstallPhrase.INSTALLED_NEXT), words.say(InstallPhrase.INSTALLED_KEPT)),
        "");
  }

  /** Somebody came from Slack's own pages, or was sent here by a stranger: it looks the same. */
  InstallPage confirm() {
    return new InstallPage(
        200,
        words.locale(),
        words.say(InstallPhrase.ONE_MORE_STEP),
        List.of(words.say(InstallPhrase.ONE_MORE_STEP_WHY)),
        words.say(InstallPhrase.INSTALL));
  }

  InstallPage cancelled() {
    return wrong(200, InstallPhrase.CANCELLED, InstallPhrase.CANCELLED_NEXT);
  }

  InstallPage unfinished() {
    return wrong(400, InstallPhrase.NOT_ALLOWED, InstallPhrase.NOT_ALLOWED_NEXT);
  }

  InstallPage nothingAsked() {
    return wrong(400, InstallPhrase.NOTHING_TO_FINISH, InstallPhrase.NOTHING_TO_FINISH_WHY);
  }

  InstallPage usedUp() {
    return wrong(400, InstallPhrase.USED_UP, InstallPhrase.USED_UP_WHY);
  }

  InstallPage expired() {
    return wrong(400, InstallPhrase.EXPIRED, InstallPhrase.EXPIRED_WHY);
  }

  InstallPage otherBrowser() {
    return wrong(403, InstallPhrase.OTHER_BROWSER, InstallPhrase.OTHER_BROWSER_NEXT);
  }

  InstallPage codeRefused() {
    return wrong(400, InstallPhrase.CODE_REFUSED, InstallPhrase.CODE_REFUSED_WHY);
  }

  InstallPage misconfigured() {
    return wrong(502, InstallPhrase.MISCONFIGURED, InstallPhrase.MISCONFIGURED_NEXT);
  }

  InstallPage beingErased(String workspace) {
    return wrong(
        409,
        words.say(InstallPhrase.BEING_ERASED, "workspace", workspace),
        InstallPhrase.BEING_ERASED_NEXT);
  }

  InstallPage slackAway() {
    return wrong(502, InstallPhrase.SLACK_AWAY, InstallPhrase.TRY_AGAIN);
  }

  InstallPage databaseAway() {
    return wrong(503, InstallPhrase.DATABASE_AWAY, InstallPhrase.TRY_AGAIN);
  }

  private InstallPage wrong(int status, Phrase title, Phrase whatToDo) {
    return wrong(status, words.say(title), whatToDo);
  }

  private InstallPage wrong(int status, String title, Phrase whatToDo) {
    return new InstallPage(
        status,
        words.locale(),
        title,
        List.of(words.say(InstallPhrase.NOTHING_INSTALLED), words.say(whatToDo)),
        words.say(InstallPhrase.START_AGAIN));
  }
}
