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
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.member.RoleGrant;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.db.member.RoleHolders;
import dev.baton.db.member.Roles;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.RevokeOutcome;
import dev.baton.escalation.member.Role;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.ViewValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is manager, admin and of the support team, and why; an admin gives and takes all three. */
public final class RoleSettings {
  public static final String BUTTON = "role_settings";
  public static final String ID = "role_settings_modal";

  private static final String PERSON = "role_person";
  private static final String CHANGE = "role_change";
  private static final String GRANT = "grant ";
  private static final String REVOKE = "revoke ";

  private final BotParts parts;
  private final AdminAccess door;

  public RoleSettings(BotParts parts) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
  }

  /** Opens the list with the form below it. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    door.open(caller, request.getPayload().getTriggerId(), tx -> modal(tx, Optional.empty(), words))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Gives or takes a role, or says beside the field why not. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    ViewValues values = ViewValues.of(request.getPayload().getView());
    Optional<String> person = values.person(PERSON);
    Optional<String> change = values.selected(CHANGE);
    if (person.isEmpty() || change.isEmpty()) {
      return beside(context, words.say(HomePhrase.CHOOSE_BOTH));
    }
    try {
      Optional<Changed> changed =
          door.changeAsAdmin(caller, tx -> change(tx, caller, person.get(), change.get()));
      return changed
          .map(outcome -> answer(outcome, caller, context))
          .orElseGet(() -> beside(context, words.plain(SharedPhrase.ADMINS_ONLY)));
    } catch (DatabaseUnavailable away) {
      return beside(context, words.plain(SharedPhrase.DATABASE_AWAY));
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
        new HomeOpened(parts).redraw(caller);
        yield context.ackWithUpdate(view);
      }
    };
  }

  private Changed change(Tx tx, Caller caller, String person, String change) {
    Wording words = parts.wordingFor(caller);
    Optional<Role> granted = role(change, GRANT);
    if (granted.isPresent()) {
      return Members.in(tx)
          .find(person)
          .filter(Member::isFull)
          .map(member -> grant(tx, member, granted.get(), caller, words))
          .orElseGet(() -> new Changed.Refused(words.say(HomePhrase.FULL_MEMBERS_ONLY)));
    }
    return role(change, REVOKE)
        .map(role -> revoke(tx, person, role, caller, words))
        .orElseGet(() -> new Changed.Refused(words.say(HomePhrase.CHOOSE_BOTH)));
  }

  private Changed grant(Tx tx, Member member, Role role, Caller caller, Wording words) {
    Instant now = parts.clock().instant();
    return RoleGrant.inSlack(tx, member.id(), role, caller.member(), now)
        ? done(tx, HomePhrase.GRANTED, member.id(), role, words)
        : new Changed.Refused(words.say(HomePhrase.GRANTED_ALREADY, "who", member.name()));
  }

  private Changed revoke(Tx tx, String person, Role role, Caller caller, Wording words) {
    Instant now = parts.clock().instant();
    RevokeOutcome outcome = Roles.in(tx).revoke(person, role.code(), caller.member(), "slack", now);
    return switch (outcome) {
      case REVOKED -> done(tx, HomePhrase.REVOKED, person, role, words);
      case NOT_GRANTED -> new Changed.Refused(words.say(HomePhrase.NOT_GRANTED));
      case LAST_ADMIN -> new Changed.Refused(words.say(HomePhrase.LAST_ADMIN));
    };
  }

  private static Changed done(Tx tx, HomePhrase phrase, String person, Role role, Wording words) {
    String notice = words.say(phrase, "who", Arg.person(person), "role", role);
    return new Changed.Done(modal(tx, Optional.of(notice), words));
  }

  private static View modal(Tx tx, Optional<String> notice, Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    notice.ifPresent(text -> blocks.add(section(s -> s.text(markdownText(text)))));
    blocks.add(section(s -> s.text(markdownText(RoleText.of(RoleHolders.in(tx).all(), words)))));
    blocks.add(
        Inputs.block(
            Label.of(PERSON, words.say(HomePhrase.PERSON), words.say(HomePhrase.PERSON_HINT)),
            usersSelect(u -> u.actionId(PERSON))));
    blocks.add(
        Inputs.select(
            Label.of(CHANGE, words.say(HomePhrase.CHANGE), words.say(HomePhrase.CHANGE_HINT)),
            changes(words),
            Optional.empty()));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(HomePhrase.ROLES_TITLE),
            words.say(SharedPhrase.SAVE),
            words.say(SharedPhrase.CANCEL)),
        "",
        blocks);
  }

  private static List<OptionObject> changes(Wording words) {
    return List.of(
        Inputs.option(words.say(HomePhrase.MAKE_MANAGER), GRANT + Role.MANAGER.code()),
        Inputs.option(words.say(HomePhrase.MAKE_ADMIN), GRANT + Role.ADMIN.code()),
        Inputs.option(words.say(HomePhrase.ADD_SUPPORT), GRANT + Role.SUPPORT.code()),
        Inputs.option(words.say(HomePhrase.TAKE_MANAGER), REVOKE + Role.MANAGER.code()),
        Inputs.option(words.say(HomePhrase.TAKE_ADMIN), REVOKE + Role.ADMIN.code()),
        Inputs.option(words.say(HomePhrase.TAKE_SUPPORT), REVOKE + Role.SUPPORT.code()));
  }

  private static Optional<Role> role(String change, String verb) {
    return Optional.of(change)
        .filter(value -> value.startsWith(verb))
        .flatMap(value -> Role.parse(value.substring(verb.length())));
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(PERSON, sentence));
  }
}
