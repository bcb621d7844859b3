package dev.baton.bot.install;

import java.util.List;

/** What the install's pages say: what happened, what was kept, what to do. */
final class InstallWords {
  private static final String BEGIN = "Install Baton";
  private static final String AGAIN = "Start again";
  private static final String NOTHING = "Nothing was installed and nothing was changed.";

  private InstallWords() {}

  static InstallPage done(String workspace) {
    return new InstallPage(
        200,
        "Baton is installed in " + workspace,
        List.of(
            "Go back to Slack: Baton has sent you a direct message with the next three steps.",
            "If it was installed here before, everything it kept is as it was."
                + " You can close this page."),
        "");
  }

  /** Somebody came from Slack's own pages, or was sent here by a stranger: it looks the same. */
  static InstallPage confirm() {
    return new InstallPage(
        200,
        "One more step to install Baton",
        List.of(
            "You come from a page that Baton did not send you to, so it does not act on it."
                + " If you want to install Baton, press the button: Slack asks you once more."),
        BEGIN);
  }

  static InstallPage cancelled() {
    return new InstallPage(
        200,
        "You pressed Cancel",
        List.of(NOTHING, "Whenever you want Baton in your workspace, start again here."),
        AGAIN);
  }

  static InstallPage unfinished() {
    return wrong(
        400, "Slack did not allow the install", "Try again, or ask an owner of your Slack.");
  }

  static InstallPage nothingAsked() {
    return wrong(400, "Nothing to finish here", "Slack sends you to this page after an install.");
  }

  static InstallPage usedUp() {
    return wrong(
        400,
        "This install cannot be finished",
        "It was finished already, was begun more than ten minutes ago, or was not begun here.");
  }

  static InstallPage expired() {
    return wrong(400, "That took too long", "An install has to be finished within ten minutes.");
  }

  static InstallPage otherBrowser() {
    return wrong(
        403,
        "This install was begun in another browser",
        "Finish it where you began it, with cookies allowed; or start again here.");
  }

  static InstallPage codeRefused() {
    return wrong(
        400,
        "Slack did not take its own code again",
        "It can be used once and for ten minutes. If Baton is in your workspace, all is well.");
  }

  static InstallPage misconfigured() {
    return wrong(
        502,
        "Slack refused the install",
        "Baton's own settings at Slack do not fit. Whoever runs Baton finds the reason in its log.");
  }

  static InstallPage beingErased(String workspace) {
    return wrong(
        409,
        "The data of %s are being erased".formatted(workspace),
        "An admin had everything erased that Baton kept of it. Come back in a few minutes.");
  }

  static InstallPage slackAway() {
    return wrong(502, "Slack did not answer", "Try again in a minute.");
  }

  static InstallPage databaseAway() {
    return wrong(503, "Baton cannot reach its database right now", "Try again in a minute.");
  }

  private static InstallPage wrong(int status, String title, String whatToDo) {
    return new InstallPage(status, title, List.of(NOTHING, whatToDo), AGAIN);
  }
}
