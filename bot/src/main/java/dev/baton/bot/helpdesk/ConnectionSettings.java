package dev.baton.bot.helpdesk;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalUpdate;
import dev.baton.bot.surface.SentId;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRow;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.matrix.Names;
import dev.baton.slack.Caller;
import dev.baton.slack.ViewValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** An admin connects programs that send, looks at what came, and ends them. */
public final class ConnectionSettings {
  public static final String BUTTON = "connections";
  public static final String ID = "connections_modal";
  public static final String EVENTS = "connection_events";
  public static final String ROTATE = "connection_rotate";
  public static final String OFF = "connection_off";
  public static final String AGAIN = "connection_again";

  private final BotParts parts;
  private final Programs programs;
  private final AdminAccess door;

  public ConnectionSettings(BotParts parts, Programs programs) {
    this.parts = parts;
    this.programs = programs;
    this.door = new AdminAccess(parts);
  }

  /**
   * What stands on App Home for admins.
   *
   * @param connected how many programs may send
   */
  public static List<LayoutBlock> blocks(long connected, Wording words) {
    String said = words.say(HelpdeskPhrase.HOME_LINE, "n", connected);
    return List.of(
        section(s ->
            s.text(markdownText(said))
                .accessory(
                    button(b ->
                        b.actionId(BUTTON)
                            .value("open")
                            .text(plainText(words.say(HelpdeskPhrase.BUTTON)))))));
  }

  /** Opens the list with its form. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    door.open(
            caller,
            request.getPayload().getTriggerId(),
            tx -> new ConnectionViews(programs, words).all(tx, now()))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Connects one more, and shows its address and secret. */
  public Response connect(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    ConnectionViews views = new ConnectionViews(programs, words);
    Optional<String> name =
        ViewValues.of(request.getPayload().getView())
            .text(ConnectionViews.NAME)
            .map(Names::tidy)
            .filter(typed -> !typed.isEmpty() && typed.length() <= ConnectionViews.LONGEST_NAME)
            .filter(typed -> typed.chars().noneMatch(Character::isISOControl));
    if (name.isEmpty()) {
      return beside(context, words.say(HelpdeskPhrase.BAD_NAME));
    }
    if (programs.secrets().isEmpty()) {
      return context.ackWithUpdate(views.saying(List.of(words.say(HelpdeskPhrase.NO_KEY))));
    }
    try {
      Optional<Optional<OpenedConnection>> made =
          door.changeAsAdmin(
              caller,
              tx ->
                  OpenedConnection.create(
                      tx, programs.secrets().get(), name.get(), caller.member(), now()));
      if (made.isEmpty()) {
        return beside(context, words.plain(SharedPhrase.ADMINS_ONLY));
      }
      return made.get().isPresent()
          ? context.ackWithUpdate(views.told(made.get().get(), HelpdeskPhrase.CONNECTED))
          : beside(context, words.say(HelpdeskPhrase.TOO_MANY, "n", Connections.MOST));
    } catch (DatabaseUnavailable away) {
      return beside(context, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(ConnectionViews.NAME, sentence));
  }

  /** Shows the last events of one. */
  public Response events(BlockActionRequest request, ActionContext context) {
    return redrawn(
        request,
        context,
        (tx, views, id) ->
            Connections.in(tx).find(id).map(row -> views.events(tx, row, Optional.empty())));
  }

  /** Gives one a new secret and shows it. */
  public Response rotate(BlockActionRequest request, ActionContext context) {
    String by = Caller.of(context).member();
    return redrawn(
        request,
        context,
        (tx, views, id) ->
            programs
                .secrets()
                .flatMap(secrets -> OpenedConnection.rotate(tx, secrets, id, by, now()))
                .map(opened -> views.told(opened, HelpdeskPhrase.ROTATED)));
  }

  /** Ends one. */
  public Response switchOff(BlockActionRequest request, ActionContext context) {
    String by = Caller.of(context).member();
    return redrawn(
        request,
        context,
        (tx, views, id) ->
            Optional.of(Connections.in(tx).switchOff(id, by, now()))
                .filter(done -> done)
                .map(_ -> views.all(tx, now())));
  }

  /** Has an event applied once more. */
  public Response again(BlockActionRequest request, ActionContext context) {
    String by = Caller.of(context).member();
    return redrawn(
        request,
        context,
        (tx, views, id) -> {
          Optional<InboundRow> event = InboundEvents.in(tx).find(id);
          return event
              .flatMap(known -> Connections.in(tx).find(known.connection()))
              .map(row -> views.events(tx, row, Optional.of(again(tx, event.orElseThrow(), by))));
        });
  }

  private HelpdeskPhrase again(Tx tx, InboundRow event, String by) {
    if (!InboundEvents.in(tx).again(event.id(), now())) {
      return HelpdeskPhrase.AGAIN_NOT;
    }
    tx.audit(
        new AuditEntry(
            AuditKind.CONNECTION_REPLAYED,
            now(),
            by,
            "slack",
            Optional.empty(),
            Map.of("connection", event.connection().toString(), "event", event.eventId())));
    return HelpdeskPhrase.AGAIN_DONE;
  }

  @FunctionalInterface
  private interface Deed {
    /** The modal as it is then; empty for a connection that is off or unknown. */
    Optional<View> by(Tx tx, ConnectionViews views, UUID id);
  }

  private Response redrawn(BlockActionRequest request, ActionContext context, Deed deed) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    ConnectionViews views = new ConnectionViews(programs, words);
    Function<Tx, View> step =
        tx ->
            id(request)
                .flatMap(id -> deed.by(tx, views, id))
                .orElseGet(() -> views.saying(List.of(words.say(HelpdeskPhrase.GONE))));
    try {
      Optional<View> drawn = door.changeAsAdmin(caller, step);
      if (drawn.isEmpty()) {
        parts.replies().privately(context, words.say(SharedPhrase.ADMINS_ONLY));
      }
      String open = request.getPayload().getView().getId();
      drawn.ifPresent(view ->
          parts.replies().afterwards(() -> new ModalUpdate(parts).inAnyCase(caller, open, view)));
    } catch (DatabaseUnavailable away) {
      parts.replies().privately(context, words.say(SharedPhrase.DATABASE_AWAY));
    }
    return context.ack();
  }

  private static Optional<UUID> id(BlockActionRequest request) {
    return Optional.ofNullable(request.getPayload().getActions().getFirst().getValue())
        .flatMap(SentId::read);
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
