package dev.baton.bot.escalate;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;
import static com.slack.api.model.block.element.BlockElements.checkboxes;
import static com.slack.api.model.block.element.BlockElements.radioButtons;
import static com.slack.api.model.block.element.BlockElements.staticSelect;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import dev.baton.bot.matrix.MatrixText;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Deciders;
import dev.baton.matrix.Person;
import dev.baton.matrix.Route;
import dev.baton.matrix.Suggestion;
import dev.baton.matrix.Suggestions;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.TextChunks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Page two of the modal: a summary and only what is valid for this ticket, with why. */
final class PageTwo {
  static final String ID = "escalate_page_two";
  static final String ROUTE = "route";
  static final String CHECKLIST = "checklist";
  static final String OPEN_BECAUSE = "open_because";

  private static final int MOST_RADIO_BUTTONS = 10;
  private static final int OPTION_TEXT = 75;
  // A section holds 3000 characters.
  private static final int SHOWN_TEXT = 2900;
  private static final int SHOWN_PHRASE = 600;
  private static final int SHOWN_ABSENCES = 150;
  private static final int MOST_DECIDERS = 5;

  private final Proposal proposal;
  private final List<Choice> choices;
  private final Choice chosen;
  private final String requester;

  PageTwo(Proposal proposal, List<Choice> choices, Choice chosen, String requester) {
    this.proposal = proposal;
    this.choices = choices;
    this.chosen = chosen;
    this.requester = requester;
  }

  /**
   * @param notice said at the top, such as that something changed meanwhile
   */
  View draw(PageTwoMemory memory, Optional<String> notice) {
    List<LayoutBlock> blocks = new ArrayList<>();
    notice.ifPresent(text -> blocks.add(section(s -> s.text(markdownText(text)))));
    blocks.add(section(s -> s.text(markdownText(summary()))));
    blocks.add(quoted("Reason", proposal.draft().reason()));
    blocks.add(quoted("Steps tried", proposal.draft().stepsTried()));
    blocks.add(routes());
    blocks.add(section(s -> s.blockId(detailsBlock(chosen)).text(markdownText(details()))));
    blocks.addAll(checklist());
    unavailable().ifPresent(blocks::add);
    return view(v ->
        v.type("modal")
            .callbackId(ID)
            .title(viewTitle(t -> t.type("plain_text").text("Who takes it over")))
            .submit(viewSubmit(s -> s.type("plain_text").text("Escalate")))
            .close(viewClose(c -> c.type("plain_text").text("Back")))
            .notifyOnClose(true)
            .privateMetadata(memory.write())
            .blocks(blocks));
  }

  /** The block that says what this choice means. */
  static String detailsBlock(Choice choice) {
    return "route_details:" + choice.value();
  }

  /**
   * The block that holds this route's checklist; its own for each route of each version, so that
   * ticks do not carry over.
   */
  static String checklistBlock(Choice choice) {
    return CHECKLIST + ":" + choice.route();
  }

  /** The block that explains this route's open boxes. */
  static String openBecauseBlock(Choice choice) {
    return OPEN_BECAUSE + ":" + choice.route();
  }

  private String summary() {
    var draft = proposal.draft();
    String standing = proposal.ticket().map(this::standing).orElseGet(() -> newTicket());
    String facts =
        draft.category().map(c -> " · " + Mrkdwn.escape(c)).orElse("")
            + draft.customer().map(c -> " · " + Mrkdwn.escape(c)).orElse("")
            + draft.accountTier().map(t -> " (" + Mrkdwn.escape(t) + ")").orElse("");
    return "*%s* · %s%s\n%s"
        .formatted(Mrkdwn.escape(draft.ticket().shown()), draft.priority(), facts, standing);
  }

  private static LayoutBlock quoted(String title, String typed) {
    String text = "*%s*\n%s".formatted(title, TextChunks.excerpt(typed, SHOWN_TEXT));
    return section(s -> s.text(markdownText(text)));
  }

  private String standing(TicketNow ticket) {
    return "Now in %s, owner %s"
        .formatted(
            Mrkdwn.escape(ticket.tier().name()),
            ticket.owner().equals(requester) ? "you" : Mrkdwn.mention(ticket.owner()));
  }

  private String newTicket() {
    return "%s is new to Baton: %s, owner you"
        .formatted(
            Mrkdwn.escape(proposal.draft().ticket().shown()),
            Mrkdwn.escape(chosen.suggestion().route().from().name()));
  }

  private InputBlock routes() {
    List<OptionObject> options = choices.stream().map(this::option).toList();
    OptionObject initial = option(chosen);
    BlockElement element =
        options.size() <= MOST_RADIO_BUTTONS
            ? radioButtons(r -> r.actionId(ROUTE).options(options).initialOption(initial))
            : staticSelect(s ->
                s.actionId(ROUTE)
                    .options(options.subList(0, Math.min(options.size(), Inputs.MOST_OPTIONS)))
                    .initialOption(initial));
    return input(i ->
        i.blockId(ROUTE)
            .label(plainText("Next tier and owner"))
            .element(element)
            .dispatchAction(true));
  }

  private OptionObject option(Choice choice) {
    return OptionObject.builder()
        .text(plainText(Mrkdwn.shorten(title(choice), OPTION_TEXT)))
        .description(plainText(Mrkdwn.shorten(String.join(", ", why(choice)), OPTION_TEXT)))
        .value(choice.value())
        .build();
  }

  /** The same person by two routes is told apart by when each of them is right. */
  private String title(Choice choice) {
    String title = tierAndOwner(choice);
    boolean alone =
        choices.stream().filter(other -> tierAndOwner(other).equals(title)).count() == 1;
    return alone ? title : title + " · " + choice.suggestion().route().criteria();
  }

  private static String tierAndOwner(Choice choice) {
    String kind =
        switch (choice.suggestion().direction()) {
          case FORWARD -> "";
          case SIDEWAYS -> " (sideways)";
          case HAND_BACK -> " (hand-back)";
        };
    return "%s: %s%s"
        .formatted(
            choice.suggestion().route().to().name(), choice.candidate().person().name(), kind);
  }

  private List<String> why(Choice choice) {
    List<String> phrases = MatrixText.reasons(choice.whyOwner(), this::nameOf);
    return phrases.isEmpty() ? List.of("valid for this ticket") : phrases;
  }

  private String nameOf(String id) {
    return proposal.directory().find(id).map(Person::name).orElse(id);
  }

  private String details() {
    Route route = chosen.suggestion().route();
    Deciders deciders =
        proposal
            .matrix()
            .deciders(route, proposal.draft().priority(), requester, proposal.directory());
    return "*%s to %s:* %s\n*Why:* %s\n*Decides:* %s, within %s. Until then nothing changes owner."
        .formatted(
            Mrkdwn.escape(route.from().name()),
            Mrkdwn.escape(route.to().name()),
            brief(route.criteria(), SHOWN_PHRASE),
            brief(
                String.join(", ", MatrixText.reasons(chosen.because(), this::nameOf)),
                SHOWN_PHRASE),
            who(deciders.now()),
            MatrixText.duration(route.acceptWithin(proposal.draft().priority())));
  }

  private static String who(List<Decider> deciders) {
    int more = deciders.size() - MOST_DECIDERS;
    return deciders.stream()
            .limit(MOST_DECIDERS)
            .map(PageTwo::decider)
            .collect(Collectors.joining(" or "))
        + (more > 0 ? String.format(Locale.ROOT, " or %d more", more) : "");
  }

  private static String brief(String text, int limit) {
    return Mrkdwn.cut(Mrkdwn.escape(text), limit);
  }

  private static String decider(Decider decider) {
    String stands =
        decider.standsInFor().isEmpty()
            ? ""
            : ", " + brief(MatrixText.absences(decider.standsInFor()), SHOWN_ABSENCES);
    return "%s (%s%s)"
        .formatted(
            Mrkdwn.mention(decider.person().id()),
            MatrixText.role(decider.roles().getFirst()),
            stands);
  }

  private List<LayoutBlock> checklist() {
    Route route = chosen.suggestion().route();
    if (route.checklist().isEmpty()) {
      return List.of();
    }
    List<OptionObject> boxes = new ArrayList<>();
    for (int i = 0; i < route.checklist().size(); i++) {
      boxes.add(Inputs.option(route.checklist().get(i), String.valueOf(i)));
    }
    String ticks = checklistBlock(chosen);
    return List.of(
        divider(),
        Inputs.block(
            Label.of(ticks, "Checklist", "Tick what was done; explain what was not.").optionally(),
            checkboxes(c -> c.actionId(ticks).options(boxes))),
        Inputs.line(
            Label.of(openBecauseBlock(chosen), "Why something was not done", "").optionally(),
            Optional.empty(),
            1000));
  }

  private Optional<LayoutBlock> unavailable() {
    if (!(proposal.suggestions() instanceof Suggestions.Offered offered)) {
      return Optional.empty();
    }
    String lines =
        offered.suggestions().stream()
            .filter(suggestion -> !suggestion.available())
            .limit(5)
            .map(PageTwo::unavailableLine)
            .collect(Collectors.joining("\n"));
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            context(c -> c.elements(asContextElements(markdownText(Mrkdwn.cut(lines, 2000))))));
  }

  private static String unavailableLine(Suggestion suggestion) {
    return "Not available: %s (%s), %s"
        .formatted(
            Mrkdwn.escape(suggestion.route().to().name()),
            brief(suggestion.route().criteria(), SHOWN_ABSENCES),
            brief(MatrixText.unavailable(suggestion.unavailable().orElseThrow()), SHOWN_ABSENCES));
  }
}
