package dev.baton.bot.install;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.surface.Sentences;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.install.Installations;
import dev.baton.db.install.UninstallReason;
import dev.baton.db.member.Members;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.slack.Caller;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackUnavailable;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An admin has everything of the workspace erased at once; wants its name typed first. */
public final class EraseWorkspace {
  public static final String BUTTON = "erase_workspace";
  public static final String ID = "erase_workspace_modal";

  private static final Logger LOG = LoggerFactory.getLogger(EraseWorkspace.class);
  private static final String NAME = "name";
  private static final int LONGEST_NAME = 255;
  private static final String ADMINS_ONLY =
      "Only admins of this workspace can erase its data. Nothing was changed.";
  private static final String ERASED =
      "Everything Baton kept of this workspace is being erased, and it has signed off from Slack."
          + " Whoever wants it again installs it anew.";

  private final BotParts parts;
  private final ModalOpening opening;

  public EraseWorkspace(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  /** For the settings on the Home tab. */
  public static ButtonElement homeButton() {
    return button(b -> b.actionId(BUTTON).text(plainText("Erase everything…")).style("danger"));
  }

  /** Asks for the workspace's name. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    problem(caller, request.getPayload().getTriggerId())
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> problem(Caller caller, String triggerId) {
    try {
      Optional<String> name =
          parts
              .workspace()
              .inTransaction(
                  caller.orgId(),
                  tx -> isAdmin(tx, caller) ? WorkspaceRow.in(tx).name() : Optional.empty());
      return name.isEmpty()
          ? Optional.of(ADMINS_ONLY)
          : opening.open(caller, triggerId, modal(name.get()));
    } catch (DatabaseUnavailable away) {
      return Optional.of(Sentences.DATABASE_AWAY);
    }
  }

  /** Erases, or says beside the field why not. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    String typed = ViewValues.of(request.getPayload().getView()).text(NAME).orElse("").strip();
    try {
      // Taken before the tokens are gone, to sign off with afterwards.
      Optional<MethodsClient> slack = installed(caller);
      Optional<String> refusal =
          parts.workspace().inTransaction(caller.orgId(), tx -> refusal(tx, caller, typed));
      return refusal
          .map(sentence -> context.ackWithErrors(Map.of(NAME, sentence)))
          .orElseGet(() -> left(caller, slack, context));
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(Map.of(NAME, Sentences.DATABASE_AWAY));
    }
  }

  /** Empty where the token is the operator's own, which is not Baton's to revoke. */
  private Optional<MethodsClient> installed(Caller caller) {
    boolean throughThePage =
        parts
            .workspace()
            .inTransaction(caller.orgId(), tx -> Installations.in(tx).current())
            .isPresent();
    try {
      return throughThePage
          ? Optional.of(parts.calls().patiently(caller.orgId()))
          : Optional.empty();
    } catch (SlackUnavailable ended) {
      return Optional.empty();
    }
  }

  private Optional<String> refusal(Tx tx, Caller caller, String typed) {
    Members.in(tx).lockRoles();
    if (!isAdmin(tx, caller)) {
      return Optional.of(ADMINS_ONLY);
    }
    if (WorkspaceRow.in(tx).name().filter(typed::equals).isEmpty()) {
      return Optional.of("This is not the name of this workspace. Nothing was erased.");
    }
    Instant now = parts.clock().instant();
    Installations.in(tx).leave(UninstallReason.ERASED, caller.member(), now, now);
    return Optional.empty();
  }

  private Response left(
      Caller caller, Optional<MethodsClient> slack, ViewSubmissionContext context) {
    LOG.info("{} had everything of {} erased.", caller.member(), caller.orgId());
    parts.calls().forget(caller.orgId());
    parts.snapshots().refresh(caller.orgId());
    slack.ifPresent(client -> parts.replies().afterwards(() -> signOff(caller, client)));
    return context.ack(ack -> ack.responseAction("update").view(TextView.of("Erased", ERASED)));
  }

  /** The last token revoked, Slack takes the app out of the workspace. */
  private static void signOff(Caller caller, MethodsClient slack) {
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
    return Members.in(tx).standingOf(caller.member()).admin();
  }

  private static View modal(String name) {
    return view(v ->
        v.type("modal")
            .callbackId(ID)
            .title(viewTitle(t -> t.type("plain_text").text("Erase everything")))
            .submit(viewSubmit(s -> s.type("plain_text").text("Erase everything")))
            .close(viewClose(c -> c.type("plain_text").text("Cancel")))
            .blocks(
                List.of(
                    section(s ->
                        s.text(
                            markdownText(
                                ("Every ticket, escalation, decision, matrix, person and the"
                                        + " audited log of *%s* is erased from Baton at once, for"
                                        + " everybody, and Baton leaves this workspace. *This cannot"
                                        + " be taken back.* Export the log first: `/escalation-log"
                                        + " export audit`.")
                                    .formatted(Mrkdwn.escape(name))))),
                    Inputs.line(
                        Label.of(NAME, "Type the name of this workspace", "Exactly as above."),
                        Optional.empty(),
                        LONGEST_NAME))));
  }
}
