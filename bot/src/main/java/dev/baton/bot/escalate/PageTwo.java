package dev.baton.bot.escalate;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;
import static com.slack.api.model.block.element.BlockElements.checkboxes;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static dev.baton.bot.phrases.Arg.allOf;
import static dev.baton.bot.phrases.Arg.anyOf;
import static dev.baton.bot.phrases.Arg.mrkdwn;
import static dev.baton.bot.phrases.Arg.person;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.matrix.MatrixText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.GivenFile;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.ticket.TicketNow;
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
import java.util.Optional;
import java.util.stream.Collectors;

/** Page two of the modal: a summary and only what is valid for this ticket, with why. */
final class PageTwo {
  static final String ID = "escalate_page_two";
  static final String ROUTE = "route";
  static final String OWNER = "owner";
  static final String CHECKLIST = "checklist";
  static final String OPEN_BECAUSE = "open_because";

  private static final int LONGEST_EXPLANATION = 1000;

  // A section holds 3000 characters.
  private static final int SHOWN_TEXT = 2900;
  private static final int SHOWN_PHRASE = 600;
  private static final int SHOWN_ABSENCES = 150;
  private static final int SHOWN_STANDING = 100;
  private static final int SHOWN_UNAVAILABLE = 2000;

  private final Proposal proposal;
  private final PageTwoOptions options;
  private final Choice chosen;
  private final String requester;
  private final Wording words;
  private final MatrixText text;

  /**
   * @param words of the requester
   */
  PageTwo(Proposal proposal, List<Choice> choices, Choice chosen, String requester, Wording words) {
    this.proposal = proposal;
    this.chosen = chosen;
    this.requester = requester;
    this.words = words;
    this.text = text(proposal, words);
    this.options = new PageTwoOptions(choices, words, text);
  }

  /**
   * @param notice said at the top, such as that something changed meanwhile
   */
  View draw(PageTwoMemory memory, Optional<String> notice) {
    List<LayoutBlock> blocks = new ArrayList<>();
    notice.ifPresent(said -> blocks.add(section(s -> s.text(markdownText(said)))));
    blocks.add(section(s -> s.text(markdownText(summary()))));
    blocks.add(quoted(words.say(EscalatePhrase.REASON), proposal.draft().reason()));
    blocks.add(quoted(stepsHeading(), proposal.draft().stepsTried()));
    files().ifPresent(blocks::add);
    blocks.add(options.routes(chosen));
    blocks.add(
        section(s ->
            s.blockId(detailsBlock(chosen)).text(markdownText(Mrkdwn.cut(details(), SHOWN_TEXT)))));
    blocks.add(options.owners(chosen));
    blocks.addAll(checklist());
    unavailable().ifPresent(blocks::add);
    return view(v ->
        v.type("modal")
            .callbackId(ID)
            .title(
                viewTitle(
                    t -> t.type("plain_text").text(words.say(EscalatePhrase.NEXT_OWNER_TITLE))))
            .submit(viewSubmit(s -> s.type("plain_text").text(words.say(EscalatePhrase.ESCALATE))))
            .close(viewClose(c -> c.type("plain_text").text(words.say(EscalatePhrase.BACK))))
            .notifyOnClose(true)
            .privateMetadata(memory.write())
            .blocks(blocks));
  }

  /** Words in which people are called as they are in this workspace. */
  static MatrixText text(Proposal proposal, Wording words) {
    return new MatrixText(words, id -> proposal.directory().find(id).map(Person::name).orElse(id));
  }

  /** The block that says what this choice means. */
  static String detailsBlock(Choice choice) {
    return "route_details:" + choice.route();
  }

  /** The block that holds the owners of a route; its own for each route of each version. */
  static String ownerBlock(String route) {
    return OWNER + ":" + route;
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
    String account = proposal.account().map(line -> "\n" + line).orElse("");
    return "*%s* · %s%s\n%s%s"
        .formatted(
            Mrkdwn.escape(draft.ticket().shown()), draft.priority(), facts, standing, account);
  }

  private Optional<LayoutBlock> files() {
    List<GivenFile> files = proposal.draft().files();
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            context(c ->
                c.elements(
                    asContextElements(
                        markdownText(
                            words.say(
                                EscalatePhrase.FILES_GO_WITH_IT,
                                "files",
                                allOf(files.stream().map(GivenFile::name).toList())))))));
  }

  private String stepsHeading() {
    return proposal
        .draft()
        .nothingTried()
        .map(new NothingTriedText(words)::heading)
        .orElseGet(() -> words.say(EscalatePhrase.STEPS_TRIED));
  }

  private LayoutBlock quoted(String title, String typed) {
    String quoted = "*%s*\n%s".formatted(title, TextChunks.excerpt(typed, SHOWN_TEXT));
    return section(s -> s.text(markdownText(quoted)));
  }

  private String standing(TicketNow ticket) {
    String tier = ticket.tier().name();
    if (ticket.isOwnedBy(requester)) {
      return words.say(EscalatePhrase.NOW_WITH_YOU, "tier", tier);
    }
    return ticket
        .owner()
        .map(owner -> words.say(EscalatePhrase.NOW_WITH, "tier", tier, "owner", person(owner)))
        .orElseGet(() -> words.say(EscalatePhrase.NOW_WITH_NOBODY, "tier", tier));
  }

  private String newTicket() {
    List<String> others = options.otherStarts(chosen);
    return words.say(
        EscalatePhrase.NEW_TICKET,
        "ticket",
        proposal.draft().ticket().shown(),
        "tier",
        chosen.suggestion().route().from().name(),
        "several",
        !others.isEmpty(),
        "others",
        anyOf(others));
  }

  private String details() {
    Route route = chosen.suggestion().route();
    return words.say(
        EscalatePhrase.ROUTE,
        "from",
        route.from().name(),
        "to",
        route.to().name(),
        "criteria",
        brief(route.criteria(), SHOWN_PHRASE),
        "why",
        brief(String.join(", ", text.reasons(chosen.because())), SHOWN_PHRASE),
        "deciders",
        anyOf(proposal.deciders(route).stream().map(this::decider).toList()),
        "time",
        text.duration(route.acceptWithin(proposal.draft().priority())));
  }

  private static Arg brief(String typed, int limit) {
    return mrkdwn(Mrkdwn.cut(Mrkdwn.escape(typed), limit));
  }

  private Arg decider(Recipient decider) {
    Arg who = person(decider.member());
    String role = text.role(decider.role());
    return mrkdwn(
        decider
            .why()
            .map(why ->
                words.say(
                    EscalatePhrase.STAND_IN,
                    "who",
                    who,
                    "role",
                    role,
                    "absent",
                    brief(text.asked(why), SHOWN_STANDING)))
            .orElseGet(() -> words.say(EscalatePhrase.DECIDER, "who", who, "role", role)));
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
    String text =
        "*%s*\n%s"
            .formatted(
                words.say(EscalatePhrase.CHECKLIST), words.say(EscalatePhrase.CHECKLIST_HINT));
    return List.of(
        divider(),
        // An input with no box ticked would have to be optional, and Slack would call it so.
        section(s ->
            s.blockId(ticks)
                .text(markdownText(text))
                .accessory(checkboxes(c -> c.actionId(ticks).options(boxes)))),
        Inputs.line(
            Label.of(openBecauseBlock(chosen), words.say(EscalatePhrase.WHY_NOT_DONE), "")
                .optionally(),
            proposal
                .draft()
                .explainsChecklist()
                .map(sentence -> Mrkdwn.shorten(sentence, LONGEST_EXPLANATION)),
            LONGEST_EXPLANATION));
  }

  private Optional<LayoutBlock> unavailable() {
    if (!(proposal.suggestions() instanceof Suggestions.Offered offered)) {
      return Optional.empty();
    }
    String lines =
        offered.suggestions().stream()
            .filter(suggestion -> !suggestion.available())
            // More than is shown below.
            .limit(SHOWN_UNAVAILABLE / 20)
            .map(this::unavailableLine)
            .collect(Collectors.joining("\n"));
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            context(c ->
                c.elements(asContextElements(markdownText(Mrkdwn.cut(lines, SHOWN_UNAVAILABLE))))));
  }

  private String unavailableLine(Suggestion suggestion) {
    return words.say(
        EscalatePhrase.NOT_AVAILABLE,
        "tier",
        suggestion.route().to().name(),
        "criteria",
        brief(suggestion.route().criteria(), SHOWN_ABSENCES),
        "why",
        brief(text.unavailable(suggestion.unavailable().orElseThrow()), SHOWN_ABSENCES));
  }
}
