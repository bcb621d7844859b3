package dev.baton.bot.sla;

import dev.baton.bot.matrix.MatrixPhrase;
import dev.baton.bot.matrix.SheetTrouble;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.sla.PromiseFile.Kind;
import dev.baton.db.Tx;
import dev.baton.db.matrix.MatrixProposal;
import dev.baton.db.matrix.MatrixProposal.State;
import dev.baton.db.matrix.MatrixProposals;
import dev.baton.db.matrix.MatrixSheets;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What admins are told of a linked Google Sheet with promises or criteria. */
public final class PromiseNews {
  private final Tx tx;
  private final UUID delivery;
  private final Wording words;

  /**
   * @param delivery that tells this
   * @param words the reader's
   */
  public PromiseNews(Tx tx, UUID delivery, Wording words) {
    this.tx = tx;
    this.delivery = delivery;
    this.words = words;
  }

  /** That it changed, and the button that shows what; empty when it was settled meanwhile. */
  public Optional<SlackMessage> proposed(UUID id, String kind) {
    return Kind.parse(kind)
        .flatMap(which ->
            MatrixProposals.of(tx, kind)
                .find(id)
                .filter(proposal -> proposal.state() instanceof State.Open)
                .map(proposal -> proposed(which, proposal)));
  }

  private SlackMessage proposed(Kind kind, MatrixProposal proposal) {
    return new MessageBuilder(delivery, words.say(MatrixPhrase.REST_IN_CHECK))
        .say(
            words.say(
                SlaPhrase.PROPOSED, "criteria", kind == Kind.CRITERIA, "sheet", proposal.source()))
        .buttons(List.of(PromiseUpload.look(proposal.id(), words)))
        .build();
  }

  /** That it cannot be used and why; empty when that passed or changed meanwhile. */
  public Optional<SlackMessage> troubled(String code, String kind) {
    SheetTrouble trouble = SheetTrouble.parse(code);
    return MatrixSheets.of(tx, kind)
        .find()
        .filter(sheet -> sheet.trouble().filter(code::equals).isPresent())
        .map(sheet ->
            new MessageBuilder(delivery, words.say(MatrixPhrase.REST_IN_CHECK))
                .say(
                    words.say(
                        SlaPhrase.TROUBLED,
                        "criteria",
                        kind.equals(Kind.CRITERIA.code()),
                        "sheet",
                        sheet.shown(),
                        "why",
                        trouble.sentence(words)))
                .small(
                    words.say(
                        SlaPhrase.TROUBLED_AGAIN, "criteria", kind.equals(Kind.CRITERIA.code())))
                .buttons(
                    trouble
                        .proposal()
                        .map(id -> List.of(PromiseUpload.look(id, words)))
                        .orElse(List.of()))
                .build());
  }
}
