package dev.baton.bot.surface;

/** What Baton says in the same words everywhere. */
public final class Sentences {
  public static final String DATABASE_AWAY =
      "Baton cannot reach its database right now, so nothing is confirmed. Your text is kept. "
          + "Try again in a minute: nothing counts twice.";
  public static final String NOT_INSTALLED =
      "Baton is not set up in this workspace yet. Ask a workspace admin to install it.";
  public static final String ACCESS_ENDED =
      "Slack has not renewed Baton's access yet. Nothing was changed and your text is kept. "
          + "Try again in a minute.";
  public static final String MEMBERS_ONLY =
      "Only members of this workspace can use Baton. Nothing was changed.";
  public static final String TOO_MANY_REQUESTS =
      "This workspace sends Baton more at once than it can take. Nothing was changed and your text"
          + " is kept. Try again in a few seconds.";
  public static final String NOT_A_MEMBER =
      "Baton could not confirm that you are a member of this workspace. Nothing was changed. "
          + "Try again in a minute.";
  public static final String ADMINS_ONLY =
      "Only admins of this workspace can change Baton's settings. Nothing was changed.";
  public static final String NO_SUCH_ESCALATION =
      "This escalation does not exist here. Nothing was changed.";
  public static final String NOT_CONFIRMED =
      "Baton could not confirm that you are a member of this workspace. Nothing was filed and your "
          + "text is kept. Try again in a minute.";
  public static final String NO_MATRIX =
      "There is no escalation matrix yet, so there is nobody to escalate to. "
          + "Ask your Baton admin to import one: `./baton matrix import FILE --workspace ID`.";

  private Sentences() {}
}
