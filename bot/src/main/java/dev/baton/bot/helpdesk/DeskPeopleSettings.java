package dev.baton.bot.helpdesk;

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
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalUpdate;
import dev.baton.bot.surface.SentId;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.DeskPeople;
import dev.baton.db.member.Members;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.ViewValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An admin says who the people of a help desk are in Slack. */
public final class DeskPeopleSettings {
  public static final String BUTTON = "connection_people";
  public static final String ID = "connection_people_modal";

  private static final String PERSON = "desk_person_";
  private static final int MOST = 40;
  private static final int EVERYBODY = 10_000;

  private final BotParts parts;
  private final Programs programs;
  private final AdminAccess door;

  public DeskPeopleSettings(BotParts parts, Programs programs) {
    this.parts = parts;
    this.programs = programs;
    this.door = new AdminAccess(parts);
  }

  /** Shows them in the open list's place. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    String value = request.getPayload().getActions().getFirst().getValue();
    Optional<UUID> id = Optional.ofNullable(value).flatMap(SentId::read);
    try {
      Optional<View> form = door.asAdmin(caller, tx -> form(tx, words, id));
      if (form.isEmpty()) {
        parts.replies().privately(context, words.say(SharedPhrase.ADMINS_ONLY));
      }
      String open = request.getPayload().getView().getId();
      form.ifPresent(view ->
          parts.replies().afterwards(() -> new ModalUpdate(parts).inAnyCase(caller, open, view)));
    } catch (DatabaseUnavailable away) {
      parts.replies().privately(context, words.say(SharedPhrase.DATABASE_AWAY));
    }
    return context.ack();
  }

  private View form(Tx tx, Wording words, Optional<UUID> id) {
    ConnectionViews views = new ConnectionViews(programs, words);
    if (id.flatMap(Connections.in(tx)::find).filter(DeskConnection::isOne).isEmpty()) {
      return views.saying(List.of(views.gone()));
    }
    List<DeskPeople.Assignee> people = DeskPeople.in(tx).of(id.orElseThrow(), MOST);
    if (people.isEmpty()) {
      return views.saying(List.of(words.say(HelpdeskPhrase.NO_PEOPLE)));
    }
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(section(s -> s.text(markdownText(words.say(HelpdeskPhrase.PEOPLE_EXPLAINED)))));
    people.forEach(person -> blocks.add(input(words, person)));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(HelpdeskPhrase.PEOPLE),
            words.say(SharedPhrase.SAVE),
            words.say(SharedPhrase.CLOSE)),
        id.get().toString(),
        blocks);
  }

  private static LayoutBlock input(Wording words, DeskPeople.Assignee person) {
    String field = PERSON + person.externalId();
    String label =
        words.say(
            HelpdeskPhrase.PERSON,
            "id",
            person.externalId(),
            "n",
            person.tickets(),
            "ticket",
            person.example());
    return Inputs.block(
        Label.of(field, label, "").optionally(),
        usersSelect(u -> u.actionId(field).initialUser(person.member().orElse(null))));
  }

  /** Takes what was said. */
  public Response save(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View form = request.getPayload().getView();
    ConnectionViews views = new ConnectionViews(programs, words);
    Optional<UUID> id = SentId.read(form.getPrivateMetadata());
    if (id.isEmpty()) {
      return context.ackWithUpdate(views.saying(List.of(views.gone())));
    }
    try {
      Map<String, String> faults = new HashMap<>();
      Optional<View> saved =
          door.changeAsAdmin(caller, tx -> save(tx, words, id.get(), form, caller, faults));
      if (saved.isEmpty()) {
        return context.ackWithUpdate(views.saying(List.of(words.say(SharedPhrase.ADMINS_ONLY))));
      }
      return faults.isEmpty() ? context.ackWithUpdate(saved.get()) : context.ackWithErrors(faults);
    } catch (DatabaseUnavailable away) {
      return context.ackWithUpdate(views.saying(List.of(words.say(SharedPhrase.DATABASE_AWAY))));
    }
  }

  private View save(
      Tx tx, Wording words, UUID id, View form, Caller caller, Map<String, String> faults) {
    ConnectionViews views = new ConnectionViews(programs, words);
    if (Connections.in(tx).find(id).filter(DeskConnection::isOne).isEmpty()) {
      return views.saying(List.of(views.gone()));
    }
    ViewValues typed = ViewValues.of(form);
    Map<String, Optional<String>> said = new HashMap<>();
    // Those of the form, not those that would stand in it now.
    for (DeskPeople.Assignee person : DeskPeople.in(tx).of(id, EVERYBODY)) {
      String field = PERSON + person.externalId();
      if (!form.getState().getValues().containsKey(field)) {
        continue;
      }
      Optional<String> member = typed.person(field);
      if (member.filter(who -> !isFull(tx, who)).isPresent()) {
        faults.put(field, words.say(HelpdeskPhrase.NOT_A_MEMBER));
      }
      said.put(person.externalId(), member);
    }
    if (faults.isEmpty()) {
      DeskPeople.in(tx).say(id, said, caller.member(), parts.clock().instant());
    }
    return views.all(tx, parts.clock().instant());
  }

  private static boolean isFull(Tx tx, String member) {
    return Members.in(tx).find(member).filter(Member::isFull).isPresent();
  }
}
