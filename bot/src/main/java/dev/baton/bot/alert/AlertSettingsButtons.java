package dev.baton.bot.alert;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.google.gson.JsonObject;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.config.Secret;
import dev.baton.bot.medium.TelegramApi;
import dev.baton.bot.medium.Webhooks;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.surface.ModalUpdate;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.medium.AlertMails;
import dev.baton.db.medium.AlertWebhooks;
import dev.baton.db.medium.TelegramLinks;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Opens the window of a person's media, and does what its buttons say. */
public final class AlertSettingsButtons {
  public static final String OPEN = "alert_settings";
  public static final String MAIL = "alert_mail";
  public static final String TELEGRAM = "alert_telegram";
  public static final String HOOK_SET = "alert_webhook_set";
  public static final String HOOK_TEST = "alert_webhook_test";
  public static final String HOOK_ROTATE = "alert_webhook_rotate";
  public static final String HOOK_STOP = "alert_webhook_stop";

  /** A link; Slack tells of clicks on it all the same. */
  public static final String TELEGRAM_LINK = "alert_telegram_link";

  private static final String START = "start";

  private final BotParts parts;

  public AlertSettingsButtons(BotParts parts) {
    this.parts = parts;
  }

  /** The line of App Home that leads here. */
  public static LayoutBlock homeLine(Wording words) {
    return section(s ->
        s.text(markdownText(words.say(AlertPhrase.SETTINGS)))
            .accessory(
                button(b ->
                    b.actionId(OPEN)
                        .value("open")
                        .text(plainText(words.say(AlertPhrase.SETTINGS_BUTTON))))));
  }

  /** Opens the window. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    said(
            words,
            () -> {
              Optional<View> window =
                  inTx(caller, tx -> reader(tx, caller).map(member -> window(tx, member, words)));
              return window.isEmpty()
                  ? Optional.of(words.say(SharedPhrase.MEMBERS_ONLY))
                  : new ModalOpening(parts)
                      .open(caller, request.getPayload().getTriggerId(), window.get());
            })
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private interface Deed {
    Optional<String> done();
  }

  private static Optional<String> said(Wording words, Deed deed) {
    try {
      return deed.done();
    } catch (DatabaseUnavailable away) {
      return Optional.of(words.say(SharedPhrase.DATABASE_AWAY));
    }
  }

  private <T> T inTx(Caller caller, Function<Tx, T> step) {
    return parts.tenants().inTransaction(caller.orgId(), step::apply);
  }

  private static Optional<Member> reader(Tx tx, Caller caller) {
    return Members.in(tx).find(caller.member()).filter(Member::isFull);
  }

  private View window(Tx tx, Member reader, Wording words) {
    return AlertSettings.window(tx, parts, reader, words);
  }

  /** Mail begins, or ends. */
  public Response mail(BlockActionRequest request, ActionContext context) {
    boolean wanted = START.equals(value(request));
    return act(
        request,
        context,
        (tx, reader, words) -> {
          AlertMails.in(tx).set(reader.id(), wanted, now());
          return window(tx, reader, words);
        });
  }

  /** Shows a link to begin with, or ends it. */
  public Response telegram(BlockActionRequest request, ActionContext context) {
    if (!START.equals(value(request))) {
      return act(
          request,
          context,
          (tx, reader, words) -> {
            TelegramLinks.in(tx).end(reader.id(), Optional.empty(), now());
            return window(tx, reader, words);
          });
    }
    Caller caller = Caller.of(context);
    String shown = request.getPayload().getView().getId();
    // Telegram may be slow, so it is asked after the click was answered.
    parts.replies().afterwards(() -> begin(caller, shown));
    return context.ack();
  }

  private void begin(Caller caller, String shown) {
    Wording words = parts.wordingFor(caller);
    Optional<String> bot = parts.media().telegram().flatMap(AlertSettingsButtons::botName);
    View view =
        bot.map(name -> link(caller, name, words))
            .orElseGet(() -> text(words, words.say(AlertPhrase.TELEGRAM_AWAY)));
    new ModalUpdate(parts).inAnyCase(caller, shown, view);
  }

  private static Optional<String> botName(TelegramApi api) {
    return api.getMe() instanceof TelegramApi.Answer.Done(var me)
            && me.isJsonObject()
            && me.getAsJsonObject().has("username")
        ? Optional.of(me.getAsJsonObject().get("username").getAsString())
        : Optional.empty();
  }

  private View link(Caller caller, String bot, Wording words) {
    StartLink link = StartLink.create();
    try {
      boolean begun =
          inTx(
              caller,
              tx -> {
                Optional<Member> reader = reader(tx, caller);
                reader.ifPresent(
                    member -> TelegramLinks.in(tx).begin(link.hash(), member.id(), now()));
                return reader.isPresent();
              });
      return begun
          ? beginning(words, link.address(bot))
          : text(words, words.say(SharedPhrase.MEMBERS_ONLY));
    } catch (DatabaseUnavailable away) {
      return text(words, words.say(SharedPhrase.DATABASE_AWAY));
    }
  }

  private static View beginning(Wording words, String address) {
    View view = text(words, words.say(AlertPhrase.TELEGRAM_BEGIN));
    List<LayoutBlock> blocks = new ArrayList<>(view.getBlocks());
    blocks.add(
        actions(a ->
            a.elements(
                List.of(
                    button(b ->
                        b.actionId(TELEGRAM_LINK)
                            .url(address)
                            .style("primary")
                            .text(plainText(words.say(AlertPhrase.TELEGRAM_OPEN))))))));
    view.setBlocks(blocks);
    return view;
  }

  /** Asks for an address. */
  public Response hookSet(BlockActionRequest request, ActionContext context) {
    return act(
        request,
        context,
        (tx, reader, words) ->
            forWhom(tx, reader, value(request))
                .map(_ -> WebhookForm.view(value(request), words))
                .orElseGet(() -> window(tx, reader, words)));
  }

  /** Signs by a new secret from now on, which is shown once. */
  public Response hookRotate(BlockActionRequest request, ActionContext context) {
    return act(
        request,
        context,
        (tx, reader, words) ->
            forWhom(tx, reader, value(request))
                .flatMap(whose -> rotated(tx, reader, whose, words))
                .orElseGet(() -> window(tx, reader, words)));
  }

  private Optional<View> rotated(Tx tx, Member reader, String whose, Wording words) {
    Optional<AlertWebhooks.Webhook> hook = AlertWebhooks.in(tx).of(whose);
    return hook.map(set -> {
      Webhooks webhooks = parts.media().webhooks().orElseThrow();
      Secret secret = webhooks.newSecret();
      Instant now = now();
      AlertWebhooks.in(tx)
          .rotate(whose, webhooks.seal(tx.orgId(), whose, secret), reader.id(), now);
      return WebhookForm.secret(
          words.say(
              AlertPhrase.WEBHOOK_ROTATED,
              "host",
              Webhooks.host(set.address()),
              "until",
              now.plus(AlertWebhooks.OVERLAP)),
          secret,
          words);
    });
  }

  /** Nothing goes there any more. */
  public Response hookStop(BlockActionRequest request, ActionContext context) {
    return act(
        request,
        context,
        (tx, reader, words) -> {
          forWhom(tx, reader, value(request))
              .ifPresent(
                  whose -> AlertWebhooks.in(tx).end(whose, Optional.empty(), reader.id(), now()));
          return window(tx, reader, words);
        });
  }

  /** Sends a request that says nothing, and shows what was answered. */
  public Response hookTest(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    String shown = request.getPayload().getView().getId();
    String whose = value(request);
    parts
        .replies()
        .afterwards(() -> new ModalUpdate(parts).inAnyCase(caller, shown, tested(caller, whose)));
    return context.ack();
  }

  private View tested(Caller caller, String value) {
    Wording words = parts.wordingFor(caller);
    try {
      Optional<AlertWebhooks.Webhook> hook =
          inTx(
              caller,
              tx ->
                  reader(tx, caller)
                      .flatMap(reader -> forWhom(tx, reader, value))
                      .flatMap(AlertWebhooks.in(tx)::of));
      return text(
          words,
          hook.map(set -> tested(caller, set, words))
              .orElseGet(() -> words.say(AlertPhrase.WEBHOOK_GONE_MEANWHILE)));
    } catch (DatabaseUnavailable away) {
      return text(words, words.say(SharedPhrase.DATABASE_AWAY));
    }
  }

  private String tested(Caller caller, AlertWebhooks.Webhook hook, Wording words) {
    Webhooks webhooks = parts.media().webhooks().orElseThrow();
    String host = Webhooks.host(hook.address());
    List<Secret> secrets =
        webhooks.open(caller.orgId(), hook.forWhom(), hook.secret()).stream().toList();
    return switch (webhooks.send(
        hook.address(), UUID.randomUUID().toString(), test(caller, words), secrets)) {
      case Webhooks.Answer.Status status ->
          words.say(
              status.isSuccess()
                  ? AlertPhrase.WEBHOOK_TEST_TAKEN
                  : AlertPhrase.WEBHOOK_TEST_REFUSED,
              "host",
              host,
              "status",
              String.valueOf(status.code()));
      case Webhooks.Answer.NotPublic _ -> words.say(AlertPhrase.WEBHOOK_PRIVATE);
      case Webhooks.Answer.Silent _ -> words.say(AlertPhrase.WEBHOOK_TEST_SILENT, "host", host);
    };
  }

  private String test(Caller caller, Wording words) {
    JsonObject data = new JsonObject();
    data.addProperty("workspace", caller.orgId());
    data.addProperty("text", words.plain(AlertPhrase.TEST_HEADLINE));
    JsonObject body = new JsonObject();
    body.addProperty("type", "alert.test");
    body.addProperty("timestamp", now().toString());
    body.add("data", data);
    return body.toString();
  }

  /** One's own, or the workspace's, which managers set. */
  static Optional<String> forWhom(Tx tx, Member reader, String value) {
    if (!value.equals(AlertWebhooks.WORKSPACE)) {
      return Optional.of(reader.id());
    }
    return Roles.in(tx).permissionsOf(reader.id()).manager()
        ? Optional.of(AlertWebhooks.WORKSPACE)
        : Optional.empty();
  }

  private interface Change {
    View of(Tx tx, Member reader, Wording words);
  }

  /** Does it and shows in the window how it stands then. */
  private Response act(BlockActionRequest request, ActionContext context, Change change) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    String shown = request.getPayload().getView().getId();
    said(
            words,
            () -> {
              Optional<View> view =
                  inTx(
                      caller, tx -> reader(tx, caller).map(reader -> change.of(tx, reader, words)));
              view.ifPresent(drawn ->
                  parts
                      .replies()
                      .afterwards(() -> new ModalUpdate(parts).inAnyCase(caller, shown, drawn)));
              return view.isPresent()
                  ? Optional.empty()
                  : Optional.of(words.say(SharedPhrase.MEMBERS_ONLY));
            })
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private static View text(Wording words, String text) {
    return TextView.of(words.say(AlertPhrase.SETTINGS_TITLE), text, words.say(SharedPhrase.CLOSE));
  }

  private Instant now() {
    return parts.clock().instant();
  }

  private static String value(BlockActionRequest request) {
    String value = request.getPayload().getActions().getFirst().getValue();
    return value == null ? "" : value;
  }
}
