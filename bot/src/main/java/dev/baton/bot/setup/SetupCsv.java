package dev.baton.bot.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.file.PrivateFile;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.db.Tx;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.escalation.setup.SetupPlan;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.slack.Caller;
import dev.baton.slack.SlackUpload;
import dev.baton.slack.UnclearUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the matrix of the interview as a file that imports as it is. */
public final class SetupCsv {
  public static final String BUTTON = "setup_csv";

  private static final String NAME = "baton-matrix.csv";
  private static final Logger LOG = LoggerFactory.getLogger(SetupCsv.class);

  private final BotParts parts;
  private final ExportTurns turns;
  private final AdminAccess access;
  private final SlackUpload slack;

  public SetupCsv(BotParts parts, ExportTurns turns) {
    this.parts = parts;
    this.turns = turns;
    this.access = new AdminAccess(parts);
    this.slack = new SlackUpload(parts.calls());
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, click -> asked(click.caller()));
  }

  private Optional<String> asked(Caller caller) {
    Wording words = parts.wordingFor(caller);
    Optional<Optional<String>> csv = access.asAdmin(caller, tx -> csv(tx, caller));
    if (csv.isEmpty()) {
      return Optional.of(words.say(SharedPhrase.ADMINS_ONLY));
    }
    if (csv.get().isEmpty()) {
      return Optional.of(words.say(SetupPhrase.CSV_NOT_YET));
    }
    String text = csv.get().get();
    turns.take(
        caller.orgId(),
        () -> send(caller, text, words),
        () -> say(caller, words.say(SharedPhrase.TOO_MANY_FILES)));
    return Optional.empty();
  }

  private Optional<String> csv(Tx tx, Caller caller) {
    SetupPages pages = new SetupPages(parts, tx, caller.member());
    return SetupInterviews.in(tx)
        .open()
        .flatMap(interview -> SetupPlan.of(interview.answers(), pages.people()))
        .map(plan -> MatrixCsv.write(plan.routes()));
  }

  private void send(Caller caller, String csv, Wording words) {
    try (PrivateFile file = PrivateFile.create("setup")) {
      Files.write(file.path(), csv.getBytes(UTF_8));
      slack.send(caller, file.path(), NAME, words.say(SetupPhrase.CSV_FILE));
    } catch (UnclearUpload unclear) {
      say(caller, words.say(SharedPhrase.FILE_UNANSWERED));
    } catch (IOException failure) {
      LOG.error("The CSV of an interview of {} was not sent", caller.orgId(), failure);
      say(caller, words.say(SharedPhrase.FORM_UNANSWERED));
    }
  }

  private void say(Caller caller, String text) {
    try {
      slack.say(caller, text);
    } catch (IOException unsaid) {
      LOG.warn("{} was not told about a file: {}", caller.orgId(), unsaid.getMessage());
    }
  }
}
