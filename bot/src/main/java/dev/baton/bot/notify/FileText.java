package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.everyOf;

import dev.baton.bot.mail.MailPhrase;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.AttachedFile;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.GivenFile;
import java.util.List;
import java.util.Optional;

/**
 * The files of a request in words.
 *
 * @param words the reader's
 */
public record FileText(Wording words) {
  private static final long KILO = 1024;
  private static final long MEGA = KILO * KILO;

  /** Name and size of each; empty where none goes with the request. */
  public Optional<String> list(Escalation escalation) {
    List<AttachedFile> files = escalation.files();
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            words.say(
                NotifyPhrase.FILES,
                "files",
                everyOf(files.stream().map(each -> named(each.file())).toList())));
  }

  /**
   * The names alone; empty where none goes with the request.
   *
   * @param formatted whether it stands in Slack's format
   */
  public Optional<String> names(Escalation escalation, boolean formatted) {
    if (escalation.files().isEmpty()) {
      return Optional.empty();
    }
    Arg names = everyOf(escalation.files().stream().map(each -> each.file().name()).toList());
    return Optional.of(
        formatted
            ? words.say(NotifyPhrase.FILE_NAMES, "files", names)
            : words.plain(NotifyPhrase.FILE_NAMES, "files", names));
  }

  /** Name and size of each, for a mail; empty where none goes with the request. */
  Optional<String> named(Escalation escalation) {
    List<AttachedFile> files = escalation.files();
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            words.say(
                MailPhrase.FILES_NAMED,
                "files",
                everyOf(files.stream().map(each -> named(each.file())).toList())));
  }

  /** Files that the earlier request did not have, by name; empty where there are none. */
  Optional<String> since(Escalation earlier, Escalation now) {
    List<String> known = earlier.files().stream().map(each -> each.file().id()).toList();
    List<String> added =
        now.files().stream()
            .map(AttachedFile::file)
            .filter(file -> !known.contains(file.id()))
            .map(GivenFile::name)
            .toList();
    return added.isEmpty()
        ? Optional.empty()
        : Optional.of(words.say(NotifyPhrase.FILES_SINCE, "files", everyOf(added)));
  }

  /** Why nobody asked has a copy; empty where nothing is known to be wrong. */
  Optional<String> trouble(AttachedFile attached) {
    return attached
        .trouble()
        .filter(_ -> !attached.isErased())
        .map(why ->
            words.say(NotifyPhrase.FILE_NOT_COPIED, "file", attached.file().name(), "why", why));
  }

  /** The same of each that has a trouble. */
  List<String> troubles(Escalation escalation) {
    return escalation.files().stream().flatMap(each -> trouble(each).stream()).toList();
  }

  private String named(GivenFile file) {
    if (file.size() == 0) {
      return file.name();
    }
    return file.size() < MEGA
        ? words.plain(NotifyPhrase.FILE_IN_KB, "file", file.name(), "n", rounded(file.size(), KILO))
        : words.plain(
            NotifyPhrase.FILE_IN_MB, "file", file.name(), "n", rounded(file.size(), MEGA));
  }

  private static long rounded(long size, long unit) {
    return Math.max(1, (size + unit / 2) / unit);
  }
}
