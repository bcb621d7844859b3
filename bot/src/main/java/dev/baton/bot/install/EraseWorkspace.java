package dev.baton.bot.install;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.install.Ending;
import dev.baton.db.install.Installations;
import dev.baton.db.install.UninstallReason;
import dev.baton.db.member.Roles;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.SlackUnavailable;
import dev.baton.slack.TextView;
import dev.baton.slack.UnknownWorkspace;
import dev.baton.slack.ViewValues;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An admin ends Baton here and has everything erased a day later; wants its name typed first. */
public final class EraseWorkspace {
  public static final String BUTTON = "erase_workspace";
  public static final String ID = "erase_workspace_modal";

  private static final Logger LOG = LoggerFactory.getLogger(EraseWorkspace.class);
  private static final String NAME = "name";
  private static final int LONGEST_NAME = 255;

  private final BotParts parts;
  private final ModalOpening opening;

  public EraseWorkspace(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  /** For the settings on the Home tab. */
  public static ButtonElement homeButton(Wording words) {
    return button(b ->
        b.actionId(BUTTON).text(plainText(words.say(InstallPhrase.ERASE_BUTTON))).style("danger"));
  }

  /** Asks for the workspace's name. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    problem(caller, request.getPayload().getTriggerId())
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> problem(Caller caller, String triggerId) {
    Wording words = parts.wordingFor(caller);
    try {
      Optional<String> name =
          parts
              .tenants()
              .inTransaction(
                  caller.orgId(),
                  tx -> isAdmin(tx, caller) ? WorkspaceRow.in(tx).name() : Optional.empty());
      return name.isEmpty()
          ? Optional.of(words.say(InstallPhrase.ONLY_ADMINS_ERASE))
          : opening.open(caller, triggerId, modal(name.get(), words));
    } catch (DatabaseUnavailable away) {
      return Optional.of(words.say(SharedPhrase.DATABASE_AWAY));
    }
  }

  /** Erases, or says beside the field why not. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    String typed = ViewValues.of(request.getPayload().getView()).text(NAME).orElse("").strip();
    try {
      // Taken before the tokens are gone, to sign off with afterwards.
      Optional<MethodsClient> slack = client(caller);
      boolean revoking = throughThePage(caller);
      Optional<String> refusal =
          parts.tenants().inTransaction(caller.orgId(), tx -> refusal(tx, caller, typed, words));
      return refusal
          .map(sentence -> context.ackWithErrors(Map.of(NAME, sentence)))
          .orElseGet(() -> left(caller, slack, revoking, words, context));
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(Map.of(NAME, words.plain(SharedPhrase.DATABASE_AWAY)));
    }
  }

  /** Else the token is the operator's own, which is not Baton's to revoke. */
  private boolean throughThePage(Caller caller) {
    return parts
        .tenants()
        .inTransaction(caller.orgId(), tx -> Installations.in(tx).current())
        .isPresent();
  }

  private Optional<MethodsClient> client(Caller caller) {
    try {
      return Optional.of(parts.calls().patiently(caller.orgId()));
    } catch (SlackUnavailable | UnknownWorkspace ended) {
      return Optional.empty();
    }
  }

  private Optional<String> refusal(Tx tx, Caller caller, String typed, Wording words) {
    Roles.in(tx).lock();
    if (!isAdmin(tx, caller)) {
      return Optional.of(words.plain(InstallPhrase.ONLY_ADMINS_ERASE));
    }
    if (WorkspaceRow.in(tx).name().filter(typed::equals).isEmpty()) {
      return Optional.of(words.say(InstallPhrase.NOT_ITS_NAME));
    }
    Instant now = parts.clock().instant();
    Ending.in(tx).leave(UninstallReason.ERASED, caller.member(), now);
    return Optional.empty();
  }

  private Response left(
      Caller caller,
      Optional<MethodsClient> slack,
      boolean revoking,
      Wording words,
      ViewSubmissionContext context) {
    LOG.info("{} ordered everything of {} erased.", caller.member(), caller.orgId());
    parts.calls().forget(caller.orgId());
    parts.snapshots().refresh(caller.orgId());
    slack.ifPresent(client -> parts.replies().afterwards(() -> signOff(caller, client, revoking)));
    return context.ackWithUpdate(
        TextView.of(
            words.say(InstallPhrase.ERASED_TITLE),
            words.say(InstallPhrase.ERASED),
            words.say(SharedPhrase.CLOSE)));
  }

  /** The last token revoked, Slack takes the app out of the workspace. */
  private void signOff(Caller caller, MethodsClient slack, boolean revoking) {
    new OwnFiles(parts.tenants()).delete(caller.orgId(), slack);
    if (!revoking) {
      return;
    }
    try {
      slack.authRevoke(request -> request);
    } catch (IOException | SlackApiException unreachable) {
      LOG.warn(
          "The token of {} is forgotten but not revoked: {}",
          caller.orgId(),
          unreachable.getMessage());
    }
  }

  private static boolean isAdmin(Tx tx, Caller caller) {
    return Roles.in(tx).permissionsOf(caller.member()).admin();
  }

  private static View modal(String name, Wording words) {
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(InstallPhrase.ERASE),
            words.say(InstallPhrase.ERASE),
            words.say(SharedPhrase.CANCEL)),
        "",
        List.of(
            section(s ->
                s.text(markdownText(words.say(InstallPhrase.ERASE_EXPLAINED, "workspace", name)))),
            Inputs.line(
                Label.of(
                    NAME,
                    words.say(InstallPhrase.WORKSPACE_NAME),
                    words.say(InstallPhrase.WORKSPACE_NAME_HINT)),
                Optional.empty(),
                LONGEST_NAME)));
  }
}
