package dev.baton.bot.escalate;

import static dev.baton.bot.phrases.Arg.mrkdwn;
import static dev.baton.bot.phrases.Arg.person;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.decide.BounceText;
import dev.baton.bot.decide.DecisionText;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.escalate.Escalations;
import dev.baton.escalation.escalate.AttachedFile;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.GivenFile;
import dev.baton.escalation.escalate.Lineage;
import dev.baton.escalation.escalate.NothingTried;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Way;
import dev.baton.slack.Caller;
import dev.baton.slack.TextChunks;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens the form with everything a bounced escalation said, to be corrected and filed as the next
 * number.
 */
public final class FixAndResendButton {
  public static final String ID = "fix_and_resend";

  private static final int SHOWN_NOTE = 2000;

  private final BotParts parts;
  private final ModalOpening opening;

  public FixAndResendButton(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts, this::open);
  }

  private Optional<String> open(Click click, EscalationRef ref) {
    Caller caller = click.caller();
    Wording words = parts.wordingFor(caller);
    Snapshot snapshot = parts.snapshots().of(caller.orgId()).orElseThrow();
    Optional<Lineage> found =
        parts.tenants().inTransaction(caller.orgId(), tx -> Escalations.in(tx).lineageOf(ref));
    Optional<Escalation> bounced = found.map(Lineage::escalation);
    Optional<String> refusal =
        refusal(bounced.filter(it -> mayResend(it, snapshot, caller)), bounced, words)
            .or(() -> found.flatMap(it -> tooLate(it, words)));
    if (refusal.isPresent()) {
      return refusal;
    }
    Optional<Matrix> matrix = snapshot.matrix();
    return matrix.isEmpty()
        ? Optional.of(words.say(SharedPhrase.NO_MATRIX))
        : opening.open(
            caller, click.triggerId(), prefilled(matrix.get(), bounced.orElseThrow(), words));
  }

  /** What was filed since takes its place; the old button changes nothing. */
  private static Optional<String> tooLate(Lineage bounced, Wording words) {
    return bounced
        .followedBy()
        .map(next ->
            words.say(
                EscalatePhrase.RESENT_ALREADY,
                "label",
                bounced.escalation().label(),
                "next",
                "#" + next.seq(),
                "how",
                mrkdwn(new DecisionText(words).settlement().of(next))));
  }

  /**
   * Who asked; where Baton did by itself, whoever owned the ticket, or leads its tier while nobody
   * does.
   */
  private static boolean mayResend(Escalation bounced, Snapshot snapshot, Caller caller) {
    String member = caller.member();
    boolean leads =
        snapshot.member(member).map(snapshot::tiersLedBy).orElse(Set.of()).contains(bounced.from());
    return bounced.requester().equals(member)
        || (bounced.isOfBaton()
            && (bounced.wasOwnedBy(member) || (bounced.previousOwner().isEmpty() && leads)));
  }

  private static Optional<String> refusal(
      Optional<Escalation> theirs, Optional<Escalation> found, Wording words) {
    if (found.isEmpty()) {
      return Optional.of(words.say(SharedPhrase.NO_SUCH_ESCALATION));
    }
    Escalation escalation = found.get();
    if (theirs.isEmpty()) {
      return Optional.of(
          words.say(
              EscalatePhrase.NOT_YOURS_TO_RESEND,
              "asker",
              person(
                  escalation.isOfBaton()
                      ? escalation.previousOwner().orElse(escalation.requester())
                      : escalation.requester()),
              "label",
              escalation.label(),
              "ticket",
              escalation.ticket().shown()));
    }
    boolean bounced =
        escalation.settlement().filter(Settlement.Bounced.class::isInstance).isPresent();
    return bounced
        ? Optional.empty()
        : Optional.of(words.say(EscalatePhrase.NOT_BOUNCED, "label", escalation.label()));
  }

  private static View prefilled(Matrix matrix, Escalation bounced, Wording words) {
    DraftAnswers said =
        new DraftAnswers(
            bounced.ticket().shown(),
            bounced.category(),
            Optional.of(bounced.priority().name()),
            bounced.reason(),
            bounced.stepsTried(),
            bounced.customer(),
            bounced.accountTier(),
            bounced.custom(),
            bounced.nothingTried().map(NothingTried::code),
            carriedOver(bounced));
    return new PageOne(matrix, words)
        .filled(
            said,
            PageOneMemory.resending(bounced.ticket().identity(), bounced.seq()),
            whyBounced(matrix, bounced, words));
  }

  /** What was erased meanwhile cannot go with it any more. */
  private static List<GivenFile> carriedOver(Escalation bounced) {
    return bounced.files().stream()
        .filter(attached -> !attached.isErased())
        .map(AttachedFile::file)
        .limit(GivenFile.MOST)
        .toList();
  }

  private static Optional<String> whyBounced(Matrix matrix, Escalation bounced, Wording words) {
    BounceText text = new BounceText(words);
    Optional<Way> way = BounceText.wayOf(bounced, Optional.of(matrix));
    return bounced
        .bounce()
        .map(bounce ->
            "*%s*\n%s\n%s"
                .formatted(
                    text.why(bounce),
                    text.whatToDo(bounce.code(), way),
                    TextChunks.excerpt(bounce.note(), SHOWN_NOTE)));
  }
}
