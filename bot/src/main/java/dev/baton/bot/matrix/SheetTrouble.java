package dev.baton.bot.matrix;

import dev.baton.bot.phrases.Wording;
import dev.baton.matrix.csv.MatrixCsv;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Why a linked sheet cannot be used, as it is stored: the same trouble has the same code.
 *
 * @param code a word, and after a colon what belongs to it
 */
public record SheetTrouble(String code) {
  private static final String FAULTY = "faulty";
  private static final String STATUS = "status";

  // What the sentences below need and no code keeps.
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int REDIRECTS = 3;

  /** That of a sheet that could not be read. */
  static SheetTrouble of(Unopened why) {
    return new SheetTrouble(
        switch (why) {
          case Unopened.NoSheet() -> "no_sheet";
          case Unopened.Slow _ -> "slow";
          case Unopened.NoAddress _ -> "no_address";
          case Unopened.NotShared() -> "not_shared";
          case Unopened.Redirected _ -> "redirected";
          case Unopened.Status(int status) -> STATUS + ":" + status;
          case Unopened.NotCsv() -> "not_csv";
          case Unopened.TooLarge _ -> "too_large";
          case Unopened.Broken _,
              Unopened.Folder _,
              Unopened.Absent _,
              Unopened.Forbidden _,
              Unopened.Unreadable _ ->
              "broken";
        });
  }

  /** That of a sheet with this content, which is faulty or refused, kept as this proposal. */
  static SheetTrouble ofContent(String sha256, UUID proposal) {
    return new SheetTrouble(FAULTY + ":" + sha256 + ":" + proposal);
  }

  public static SheetTrouble parse(String code) {
    return new SheetTrouble(code);
  }

  /** Whether Google may answer another time without anybody mending anything. */
  boolean mayPass() {
    return code.equals("slow")
        || code.equals("no_address")
        || code.equals("broken")
        || code.equals(STATUS + ":429")
        || code.startsWith(STATUS + ":5");
  }

  /** Whether both say the same to people. */
  boolean isLike(SheetTrouble other) {
    return kind().equals(other.kind());
  }

  private String kind() {
    return code.startsWith(FAULTY) ? code.substring(0, Math.max(0, code.lastIndexOf(':'))) : code;
  }

  /** The content that is faulty, to be looked at; empty for every other trouble. */
  public Optional<UUID> proposal() {
    return code.startsWith(FAULTY)
        ? Optional.of(UUID.fromString(code.substring(code.lastIndexOf(':') + 1)))
        : Optional.empty();
  }

  /** What is wrong and what to do; plain text. */
  public String sentence(Wording words) {
    if (code.startsWith(FAULTY)) {
      return words.say(MatrixPhrase.SHEET_FAULTY);
    }
    if (code.equals(STATUS + ":404") || code.equals(STATUS + ":410")) {
      return words.say(MatrixPhrase.SHEET_VANISHED);
    }
    return new MatrixWords(words).unopened(why());
  }

  private Unopened why() {
    if (code.startsWith(STATUS + ":")) {
      return new Unopened.Status(Integer.parseInt(code.substring(STATUS.length() + 1)));
    }
    return switch (code) {
      case "slow" -> new Unopened.Slow(PATIENCE);
      case "no_address" -> new Unopened.NoAddress();
      case "not_shared" -> new Unopened.NotShared();
      case "redirected" -> new Unopened.Redirected(REDIRECTS);
      case "not_csv" -> new Unopened.NotCsv();
      case "too_large" -> new Unopened.TooLarge(MatrixCsv.MAX_BYTES);
      case "no_sheet" -> new Unopened.NoSheet();
      default -> new Unopened.Broken();
    };
  }
}
