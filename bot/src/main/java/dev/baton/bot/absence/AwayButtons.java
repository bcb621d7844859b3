package dev.baton.bot.absence;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.surface.ModalUpdate;
import dev.baton.bot.surface.SentId;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.member.Absences;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.member.PlannedAbsence;
import dev.baton.slack.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Shows who is away, and ends or changes an absence: one's own, or anybody's for an admin. */
public final class AwayButtons {
  public static final String OPEN = "away";
  public static final String CHANGE = "away_change";
  public static final String END = "away_end";

  private static final String SURFACE = "slack";

  private final BotParts parts;
  private final Consumer<Caller> redrawHome;
  private final ModalOpening opening;

  /**
   * @param redrawHome draws the caller's App Home anew
   */
  public AwayButtons(BotParts parts, Consumer<Caller> redrawHome) {
    this.parts = parts;
    this.redrawHome = redrawHome;
    this.opening = new ModalOpening(parts);
  }

  /** The line of App Home that says whether its reader is away, with the button to say so. */
  public static LayoutBlock line(Member reader, Instant now, Wording words) {
    String text =
        !reader.isAwayAt(now)
            ? words.say(AbsencePhrase.HERE)
            : reader
                .backAfter(now)
                .map(back -> words.say(AbsencePhrase.AWAY_UNTIL, "back", words.until(back)))
                .orElseGet(() -> words.say(AbsencePhrase.AWAY_NOW));
    return section(s ->
        s.text(markdownText(text))
            .accessory(
                button(b ->
                    b.actionId(OPEN)
                        .text(plainText(words.say(AbsencePhrase.AWAY_BUTTON)))
                        .value(OPEN))));
  }

  /** Opens the form. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    said(
            () -> {
              Optional<View> form =
                  parts
                      .tenants()
                      .inTransaction(
                          caller.orgId(), tx -> form(tx, caller, Optional.empty(), words));
              return form.isEmpty()
                  ? Optional.of(words.say(SharedPhrase.MEMBERS_ONLY))
                  : opening.open(caller, request.getPayload().getTriggerId(), form.get());
            },
            words)
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Fills the form with what is to be changed. */
  public Response change(BlockActionRequest request, ActionContext context) {
    return act(request, context, (_, planned) -> Optional.of(planned));
  }

  /** Ends an absence now, or takes it back when it has not begun. */
  public Response end(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    return act(
        request,
        context,
        (tx, planned) -> {
          Absences.in(tx).end(planned, caller.member(), SURFACE, parts.clock().instant());
          return Optional.empty();
        });
  }

  /**
   * @param deed what is done with an absence that is still there; the form is then filled with what
   *     it returns
   */
  private Response act(
      BlockActionRequest request,
      ActionContext context,
      BiFunction<Tx, PlannedAbsence, Optional<PlannedAbsence>> deed) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Optional<UUID> id = SentId.read(request.getPayload().getActions().getFirst().getValue());
    said(
            () -> {
              Acted acted =
                  parts
                      .tenants()
                      .inTransaction(caller.orgId(), tx -> act(tx, caller, id, deed, words));
              acted
                  .form()
                  .ifPresent(form -> {
                    parts.snapshots().refresh(caller.orgId());
                    String shown = request.getPayload().getView().getId();
                    parts
                        .replies()
                        .afterwards(() -> new ModalUpdate(parts).inAnyCase(caller, shown, form));
                    redrawHome.accept(caller);
                  });
              return acted.done() ? Optional.empty() : Optional.of(words.say(AbsencePhrase.GONE));
            },
            words)
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** What came of a click in the form; the form shows what there is then. */
  private record Acted(boolean done, Optional<View> form) {}

  private Acted act(
      Tx tx,
      Caller caller,
      Optional<UUID> id,
      BiFunction<Tx, PlannedAbsence, Optional<PlannedAbsence>> deed,
      Wording words) {
    Optional<PlannedAbsence> planned =
        id.flatMap(one -> Absences.in(tx).find(one, parts.clock().instant()))
            .filter(found -> mayChange(tx, caller, found.member()));
    Optional<PlannedAbsence> changed = planned.flatMap(found -> deed.apply(tx, found));
    return new Acted(planned.isPresent(), form(tx, caller, changed, words));
  }

  /** Whether this person may say when that one is away. */
  static boolean mayChange(Tx tx, Caller caller, String member) {
    Permissions permissions = Roles.in(tx).permissionsOf(caller.member());
    return permissions.admin() || caller.member().equals(member);
  }

  private Optional<View> form(
      Tx tx, Caller caller, Optional<PlannedAbsence> changed, Wording words) {
    boolean admin = Roles.in(tx).permissionsOf(caller.member()).admin();
    Instant now = parts.clock().instant();
    List<PlannedAbsence> planned = new ArrayList<>(Absences.in(tx).ahead(caller.member(), now));
    if (admin) {
      Absences.in(tx).ahead(now).stream()
          .filter(others -> !others.member().equals(caller.member()))
          .forEach(planned::add);
    }
    return Members.in(tx)
        .find(caller.member())
        .filter(Member::mayFile)
        .map(_ -> AwayForm.of(planned, changed, caller.member(), admin, now, words));
  }

  private static Optional<String> said(Supplier<Optional<String>> deed, Wording words) {
    try {
      return deed.get();
    } catch (DatabaseUnavailable away) {
      return Optional.of(words.say(SharedPhrase.DATABASE_AWAY));
    }
  }
}
