package dev.baton.bot.table;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.FileInputElement;
import dev.baton.bot.matrix.ImportText;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.matrix.Sheets;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.slack.Caller;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.SlackDownload;
import dev.baton.slack.ViewValues;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fields of a form for one CSV file or the link of a Google Sheet, and what they hold. */
public final class FileOrSheet {
  private static final Logger LOG = LoggerFactory.getLogger(FileOrSheet.class);
  private static final int MEGABYTE = 1024 * 1024;
  private static final int LONGEST_LINK = 500;

  private final String prefix;
  private final Sheets sheets;
  private final SlackDownload slack;

  /**
   * @param prefix of the ids of the fields
   * @param sheets reads Google Sheets
   */
  public FileOrSheet(String prefix, BotParts parts, Sheets sheets) {
    this.prefix = prefix;
    this.sheets = sheets;
    this.slack = new SlackDownload(parts.calls());
  }

  /** The field of the file, below which errors are shown. */
  public String file() {
    return prefix + "_file";
  }

  private String link() {
    return prefix + "_link";
  }

  /** Both fields. */
  public List<LayoutBlock> fields(Wording words) {
    return List.of(
        Inputs.block(
            Label.of(file(), words.say(TablePhrase.FILE), words.say(TablePhrase.FILE_HINT))
                .optionally(),
            FileInputElement.builder()
                .actionId(file())
                .filetypes(List.of("csv"))
                .maxFiles(1)
                .build()),
        Inputs.line(
            Label.of(link(), words.say(TablePhrase.LINK), words.say(TablePhrase.LINK_HINT))
                .optionally(),
            Optional.empty(),
            LONGEST_LINK));
  }

  /** Which of the two was given. */
  public sealed interface Given {
    /**
     * @param id Slack's
     */
    record File(String id) implements Given {}

    record Sheet(String link) implements Given {}
  }

  /** Empty unless it is exactly one. */
  public Optional<Given> given(ViewValues values) {
    List<String> files = values.files(file());
    Optional<String> link = values.text(link());
    if ((files.size() == 1) == link.isPresent() || files.size() > 1) {
      return Optional.empty();
    }
    return Optional.of(
        link.<Given>map(Given.Sheet::new).orElseGet(() -> new Given.File(files.getFirst())));
  }

  /** What to say where it is not exactly one. */
  public String oneOfBoth(Wording words) {
    return words.say(TablePhrase.FILE_OR_LINK);
  }

  /** What reading it gave. */
  public sealed interface Answer {
    record Read(MatrixSource source) implements Answer {}

    /**
     * @param why plain text
     */
    record Not(String why) implements Answer {}
  }

  /** Reads it; for threads that nobody waits for. */
  public Answer read(Caller caller, Given given, int mostBytes, Wording words) {
    return switch (given) {
      case Given.File(var id) -> ofFile(caller, id, mostBytes, words);
      case Given.Sheet(var link) ->
          switch (sheets.open(link)) {
            case MatrixSource.Opened.Not(var why) ->
                new Answer.Not(new ImportText(words).unopened(why));
            case MatrixSource.Opened.Read(var source) -> new Answer.Read(source);
          };
    };
  }

  private Answer ofFile(Caller caller, String file, int most, Wording words) {
    try {
      return switch (slack.fetch(caller.orgId(), file, most)) {
        case SlackDownload.Answer.File(var name, var content) ->
            new Answer.Read(MatrixSource.ofBytes(name, content));
        case SlackDownload.Answer.TooLarge(var name) ->
            new Answer.Not(
                words.plain(TablePhrase.TOO_LARGE, "name", name, "size", most / MEGABYTE));
        case SlackDownload.Answer.Refused(var why) -> notGiven(caller, why, words);
      };
    } catch (IOException unread) {
      return notGiven(caller, String.valueOf(unread.getMessage()), words);
    }
  }

  private static Answer notGiven(Caller caller, String why, Wording words) {
    LOG.warn("Slack did not give a file of {}: {}", caller.orgId(), why);
    return new Answer.Not(words.plain(TablePhrase.NOT_GIVEN));
  }
}
