package dev.baton.bot.home;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.element.BlockElements.usersSelect;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.BotParts;
import dev.baton.bot.slack.Caller;
import dev.baton.bot.slack.FormView;
import dev.baton.bot.slack.Inputs;
import dev.baton.bot.slack.Inputs.Label;
import dev.baton.bot.slack.Mrkdwn;
import dev.baton.bot.slack.Sentences;
import dev.baton.bot.slack.ViewValues;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.db.member.RoleHolders;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.RevokeOutcome;
import dev.baton.escalation.member.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is manager and admin, and why; an admin gives and takes both. */
public final class RoleSettings {
  public static final String BUTTON = "role_settings";
  public static final String ID = "role_settings_modal";

  private static final String PERSON = "role_person";
  private static final String CHANGE = "role_change";
  private static final String GRANT = "grant ";
  private static final String REVOKE = "revoke ";

  private final BotParts parts;
  private final AdminDoor door;

  public RoleSettings(BotParts parts) {
    this.parts = parts;
    this.door = new AdminDoor(parts);
  }

  /** Opens the list with the form below it. */
  public Response open(BlockActionRequest request, ActionContext context) {
    door.open(
            Caller.of(context),
            request.getPayload().getTriggerId(),
            tx -> modal(tx, Optional.empty()))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Gives or takes a role, or says beside the field why not. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    ViewValues values = ViewValues.of(request.getPayload().getView());
    Optional<String> person = values.person(PERSON);
    Optional<String> change = values.selected(CHANGE);
    if (person.isEmpty() || change.isEmpty()) {
      return beside(context, "Choose a person and what to change.");
    }
    try {
      Optional<Changed> changed =
          door.changeAsAdmin(caller, tx -> change(tx, caller, person.get(), change.get()));
      return changed
          .map(outcome -> answer(outcome, caller, context))
          .orElseGet(() -> beside(context, Sentences.ADMINS_ONLY));
    } catch (DatabaseUnavailable away) {
      return beside(context, Sentences.DATABASE_AWAY);
    }
  }

  private sealed interface Changed {
    record Done(View view) implements Changed {}

    record Refused(String why) implements Changed {}
  }

  private Response answer(Changed changed, Caller caller, ViewSubmissionContext context) {
    return switch (changed) {
      case Changed.Refused(var why) -> beside(context, why);
      case Changed.Done(var view) -> {
        door.redraw(caller);
        yield context.ackWithUpdate(view);
      }
    };
  }

  private Changed change(Tx tx, Caller caller, String person, String change) {
    Optional<Member> member = Members.in(tx).find(person).filter(Member::isFull);
    Instant now = parts.clock().instant();
    Optional<Role> granted = role(change, GRANT);
    if (granted.isPresent()) {
      return member.isEmpty()
          ? new Changed.Refused("Only full members of this workspace can hold a role.")
          : grant(tx, member.get(), granted.get(), caller, now);
    }
    return role(change, REVOKE)
        .map(role -> revoke(tx, person, role, caller, now))
        .orElseGet(() -> new Changed.Refused("Choose what to change."));
  }

  private static Changed grant(Tx tx, Member member, Role role, Caller caller, Instant now) {
    return Members.in(tx).grant(member.id(), role.code(), caller.member(), "slack", now)
        ? new Changed.Done(
            modal(
                tx,
                Optional.of("%s is %s now.".formatted(Mrkdwn.mention(member.id()), named(role)))))
        : new Changed.Refused(member.name() + " was granted that already.");
  }

  private static Changed revoke(Tx tx, String person, Role role, Caller caller, Instant now) {
    RevokeOutcome outcome =
        Members.in(tx).revoke(person, role.code(), caller.member(), "slack", now);
    return switch (outcome) {
      case REVOKED ->
          new Changed.Done(
              modal(
                  tx,
                  Optional.of(
                      "%s is not %s by grant any more."
                          .formatted(Mrkdwn.mention(person), named(role)))));
      case NOT_GRANTED ->
          new Changed.Refused(
              "This person does not have that by grant. What Slack or the matrix gives is changed"
                  + " there.");
      case LAST_ADMIN ->
          new Changed.Refused(
              "This is the last admin, and nobody could change settings any more. Make somebody"
                  + " else an admin first.");
    };
  }

  private static View modal(Tx tx, Optional<String> notice) {
    List<LayoutBlock> blocks = new ArrayList<>();
    notice.ifPresent(text -> blocks.add(section(s -> s.text(markdownText(text)))));
    blocks.add(section(s -> s.text(markdownText(RoleText.of(RoleHolders.in(tx).all())))));
    blocks.add(
        Inputs.block(
            Label.of(PERSON, "Person", "A full member of this workspace."),
            usersSelect(u -> u.actionId(PERSON))));
    blocks.add(
        Inputs.select(
            Label.of(
                CHANGE,
                "What to change",
                "Managers see the log, its figures and alerts, and may decide in place of a lead."
                    + " Admins also change settings."),
            List.of(
                Inputs.option("Make manager", GRANT + Role.MANAGER.code()),
                Inputs.option("Make admin", GRANT + Role.ADMIN.code()),
                Inputs.option("Take manager away", REVOKE + Role.MANAGER.code()),
                Inputs.option("Take admin away", REVOKE + Role.ADMIN.code())),
            Optional.empty()));
    return FormView.of(ID, "Managers and admins", "Save", "", blocks);
  }

  private static Optional<Role> role(String change, String verb) {
    return Optional.of(change)
        .filter(value -> value.startsWith(verb))
        .flatMap(value -> Role.parse(value.substring(verb.length())));
  }

  private static String named(Role role) {
    return switch (role) {
      case MANAGER -> "a manager";
      case ADMIN -> "an admin";
    };
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(PERSON, sentence));
  }
}
