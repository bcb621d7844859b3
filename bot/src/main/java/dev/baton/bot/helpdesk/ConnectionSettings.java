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
import dev.baton.bot.config.Secret;
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
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.ticket.TicketKeyFormat;
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
  public static final String SECRET = "connection_secret";
  public static final String SECRET_ID = "connection_secret_modal";

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
    ConnectionKind kind =
        ViewValues.of(request.getPayload().getView())
            .selected(ConnectionViews.KIND)
            .flatMap(ConnectionKind::parse)
            .orElse(ConnectionKind.GENERIC);
    try {
      Optional<Optional<View>> made =
          door.changeAsAdmin(caller, tx -> connected(tx, views, kind, name.get(), caller.member()));
      if (made.isEmpty()) {
        return beside(context, words.plain(SharedPhrase.ADMINS_ONLY));
      }
      return made.get().isPresent()
          ? context.ackWithUpdate(made.get().get())
          : beside(context, words.say(HelpdeskPhrase.TOO_MANY, "n", Connections.MOST));
    } catch (DatabaseUnavailable away) {
      return beside(context, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  private Optional<View> connected(
      Tx tx, ConnectionViews views, ConnectionKind kind, String name, String by) {
    ConnectionSecrets secrets = programs.secrets().orElseThrow();
    return kind == ConnectionKind.GENERIC
        ? OpenedConnection.create(tx, secrets, name, by, now())
            .map(opened -> views.told(opened, HelpdeskPhrase.CONNECTED))
        : DeskConnection.create(tx, secrets, kind, name, by, now())
            .flatMap(desk -> Connections.in(tx).find(desk.id()))
            .map(row -> views.desk(tx, row));
  }

  /** Shows the form for the secret that a help desk made. */
  public Response askSecret(BlockActionRequest request, ActionContext context) {
    return redrawn(
        request,
        context,
        (tx, views, id) ->
            Connections.in(tx)
                .find(id)
                .filter(DeskConnection::isOne)
                .map(row -> views.desk(tx, row)));
  }

  /** Takes the secret that a help desk made, and how keys of its tickets look. */
  public Response takeSecret(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    ConnectionViews views = new ConnectionViews(programs, words);
    View form = request.getPayload().getView();
    ViewValues typed = ViewValues.of(form);
    Optional<Secret> secret =
        typed.text(ConnectionViews.SECRET).map(String::strip).map(Secret::new);
    String keys = typed.text(ConnectionViews.KEYS).map(String::strip).orElse(Desk.USUAL);
    Optional<UUID> id = SentId.read(form.getPrivateMetadata());
    if (programs.secrets().isEmpty() || id.isEmpty()) {
      return context.ackWithUpdate(views.saying(List.of(words.say(HelpdeskPhrase.GONE))));
    }
    if (secret.filter(given -> !DeskConnection.isSecret(given)).isPresent()) {
      return beside(context, ConnectionViews.SECRET, words.say(HelpdeskPhrase.BAD_SECRET));
    }
    try {
      Optional<Optional<View>> drawn =
          door.changeAsAdmin(
              caller, tx -> taken(tx, views, id.get(), secret, keys, caller.member()));
      if (drawn.isEmpty()) {
        return beside(context, ConnectionViews.KEYS, words.plain(SharedPhrase.ADMINS_ONLY));
      }
      return drawn.get().isPresent()
          ? context.ackWithUpdate(drawn.get().get())
          : beside(context, ConnectionViews.KEYS, words.say(HelpdeskPhrase.BAD_KEYS));
    } catch (DatabaseUnavailable away) {
      return beside(context, ConnectionViews.KEYS, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  /** Empty where the workspace's pattern takes no such key. */
  private Optional<View> taken(
      Tx tx, ConnectionViews views, UUID id, Optional<Secret> secret, String keys, String by) {
    if (!Desk.isTemplate(
        keys, WorkspaceRow.in(tx).ticketKeyFormat().orElse(TicketKeyFormat.DEFAULT))) {
      return Optional.empty();
    }
    return Optional.of(
        DeskConnection.give(tx, programs.secrets().orElseThrow(), id, secret, keys, by, now())
            ? views.all(tx, now())
            : views.saying(List.of(views.gone())));
  }

  private static Response beside(ViewSubmissionContext context, String field, String sentence) {
    return context.ackWithErrors(Map.of(field, sentence));
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
