package dev.baton.bot.matrix;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.Matrices.Provenance;
import dev.baton.db.matrix.MatrixOrigin;

/** Where a version of the matrix came from, in words. */
final class VersionText {
  private static final String CONSOLE = "cli";

  private final Wording words;

  VersionText(Wording words) {
    this.words = words;
  }

  /** The live one, for App Home. */
  String live(int version, Provenance from) {
    return words.say(
        MatrixPhrase.LIVE_VERSION,
        "version",
        String.valueOf(version),
        "console",
        isConsole(from),
        "who",
        Arg.person(from.appliedBy()),
        "at",
        from.appliedAt(),
        "origin",
        from.origin(),
        "source",
        from.source());
  }

  /** One of many. */
  String listed(Matrices.Version version, boolean live) {
    Provenance from = version.provenance();
    return words.say(
        MatrixPhrase.VERSION_LINE,
        "version",
        String.valueOf(version.number()),
        "live",
        live,
        "n",
        version.routes(),
        "console",
        isConsole(from),
        "who",
        Arg.person(from.appliedBy()),
        "at",
        from.appliedAt(),
        "origin",
        from.origin(),
        "source",
        from.source());
  }

  /** What a proposed matrix is called; plain text. */
  String nameOf(MatrixOrigin origin, String source) {
    return switch (origin) {
      case FILE, SHEET -> source;
      case ROLLBACK -> words.say(MatrixPhrase.VERSION_NAME, "version", source);
      case CHANGE -> words.say(MatrixPhrase.CHANGED_IN_SLACK);
      case INTERVIEW -> words.say(MatrixPhrase.INTERVIEW_NAME);
    };
  }

  private static boolean isConsole(Provenance from) {
    return from.appliedBy().equals(CONSOLE);
  }

  /** For who is no person, the name of what did it. */
  Arg by(Provenance from) {
    Phrase console = MatrixPhrase.COMMAND_LINE;
    return isConsole(from) ? Arg.mrkdwn(words.say(console)) : Arg.person(from.appliedBy());
  }
}
