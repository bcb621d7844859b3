package dev.baton.bot.matrix;

import dev.baton.bot.phrases.Wording;
import dev.baton.db.Tx;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.MatrixProposal;
import dev.baton.db.matrix.MatrixProposal.State;
import dev.baton.db.matrix.MatrixProposals;
import dev.baton.db.matrix.MatrixSheets;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.matrix.csv.ParseResult;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What admins are told of a linked Google Sheet. */
public final class SheetNews {
  private static final int SHOWN_LINES = 12;
  private static final int SHOWN_OF_LINE = 200;

  private final Tx tx;
  private final UUID delivery;
  private final Wording words;

  /**
   * @param delivery that tells this
   * @param words the reader's
   */
  public SheetNews(Tx tx, UUID delivery, Wording words) {
    this.tx = tx;
    this.delivery = delivery;
    this.words = words;
  }

  /** That it changed, what, and the button that shows all; empty when it was settled meanwhile. */
  public Optional<SlackMessage> proposed(UUID id) {
    return MatrixProposals.in(tx).find(id).flatMap(this::proposed);
  }

  private Optional<SlackMessage> proposed(MatrixProposal proposal) {
    if (!(proposal.state() instanceof State.Open(byte[] content))
        || !(MatrixSource.ofBytes(proposal.source(), content).reading()
            instanceof ParseResult.Parsed parsed)) {
      return Optional.empty();
    }
    ImportPlan plan =
        ImportPlan.of(Matrices.in(tx).live(), parsed.routes(), parsed.warnings(), Optional.empty());
    CheckText text = new CheckText(words);
    List<String> lines = text.changes(plan);
    MessageBuilder message =
        builder()
            .say(words.say(MatrixPhrase.SHEET_PROPOSED, "sheet", proposal.source()))
            .say(text.summary(proposal.source(), plan));
    if (!lines.isEmpty()) {
      message.say(shown(lines));
    }
    return Optional.of(message.buttons(List.of(MatrixLook.button(proposal.id(), words))).build());
  }

  private String shown(List<String> lines) {
    List<String> first =
        lines.stream()
            .limit(SHOWN_LINES)
            .map(line -> Mrkdwn.escape(Mrkdwn.shorten(line, SHOWN_OF_LINE)))
            .toList();
    String shown = String.join("\n", first);
    return lines.size() > SHOWN_LINES
        ? shown + "\n" + words.say(MatrixPhrase.MORE_LINES, "n", lines.size() - SHOWN_LINES)
        : shown;
  }

  /** That it cannot be used, why, and what to do; empty when that passed or changed meanwhile. */
  public Optional<SlackMessage> troubled(String code) {
    SheetTrouble trouble = SheetTrouble.parse(code);
    return MatrixSheets.in(tx)
        .find()
        .filter(sheet -> sheet.trouble().filter(code::equals).isPresent())
        .map(sheet ->
            builder()
                .say(
                    words.say(
                        MatrixPhrase.SHEET_TROUBLE,
                        "sheet",
                        sheet.shown(),
                        "why",
                        trouble.sentence(words)))
                .small(words.say(MatrixPhrase.SHEET_TROUBLE_AGAIN))
                .buttons(
                    trouble
                        .proposal()
                        .map(id -> List.of(MatrixLook.button(id, words)))
                        .orElse(List.of()))
                .build());
  }

  private MessageBuilder builder() {
    return new MessageBuilder(delivery, words.say(MatrixPhrase.REST_IN_CHECK));
  }
}
