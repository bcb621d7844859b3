package dev.baton.bot.escalate;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;
import static com.slack.api.model.block.element.BlockElements.externalSelect;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.slack.Inputs;
import dev.baton.bot.slack.Inputs.Label;
import dev.baton.bot.slack.ViewValues;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Priority;
import dev.baton.matrix.TicketFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Page one of the modal: which ticket, why, and what was tried. Drawn from memory alone. */
public final class PageOne {
  public static final String ID = "escalate_page_one";

  static final String TICKET = "ticket";
  static final String CATEGORY = "category";
  static final String PRIORITY = "priority";
  static final String REASON = "reason";
  static final String STEPS_TRIED = "steps_tried";
  static final String CUSTOMER = "customer";
  static final String ACCOUNT_TIER = "account_tier";
  static final String CUSTOM = "if:";

  static final int MOST_OPTIONS = 100;
  private static final int LONGEST_TICKET = 500;

  private PageOne() {}

  /** An empty page, with the ticket if one was named. */
  public static View empty(Matrix matrix, Optional<String> ticket) {
    return filled(matrix, blank(ticket.orElse("")), PageOneMemory.NONE);
  }

  /** A page with what was typed before. */
  public static View filled(Matrix matrix, DraftAnswers typed, PageOneMemory memory) {
    List<LayoutBlock> blocks = new ArrayList<>();
    memory.resendOf().ifPresent(seq -> blocks.add(resending(typed, seq)));
    blocks.add(
        Inputs.line(
            Label.of(TICKET, "Ticket", "A key such as ZD-1042, or the address of the ticket."),
            kept(typed.ticket()),
            LONGEST_TICKET));
    category(matrix, typed.category()).ifPresent(blocks::add);
    blocks.add(Inputs.select(Label.of(PRIORITY, "Priority", ""), priorities(), typed.priority()));
    blocks.add(
        Inputs.lines(
            Label.of(
                REASON,
                "Reason",
                "Why this ticket has to move on. Whole words, 20 characters or more."),
            kept(typed.reason())));
    blocks.add(
        Inputs.lines(
            Label.of(
                STEPS_TRIED, "Steps tried", "What you tried and what came of it, a line each."),
            kept(typed.stepsTried())));
    custom(matrix, typed.custom()).forEach(blocks::add);
    if (memory.accountAsked()) {
      blocks.addAll(account(matrix, typed));
    }
    return view(v ->
        v.type("modal")
            .callbackId(ID)
            .title(viewTitle(t -> t.type("plain_text").text("Escalate a ticket")))
            .submit(viewSubmit(s -> s.type("plain_text").text("Next")))
            .close(viewClose(c -> c.type("plain_text").text("Cancel")))
            .notifyOnClose(true)
            .privateMetadata(memory.write())
            .blocks(blocks));
  }

  /** What was typed on it. */
  public static DraftAnswers read(View view) {
    ViewValues values = ViewValues.of(view);
    Map<String, String> custom = new LinkedHashMap<>();
    view.getBlocks().stream()
        .filter(InputBlock.class::isInstance)
        .map(block -> ((InputBlock) block).getBlockId())
        .filter(id -> id != null && id.startsWith(CUSTOM))
        .forEach(id ->
            values
                .selected(id)
                .ifPresent(value -> custom.put(id.substring(CUSTOM.length()), value)));
    return new DraftAnswers(
        values.text(TICKET).orElse(""),
        values.selected(CATEGORY).filter(category -> !category.equals(TicketFacts.OTHER)),
        values.selected(PRIORITY),
        values.text(REASON).orElse(""),
        values.text(STEPS_TRIED).orElse(""),
        values.text(CUSTOMER),
        values.selected(ACCOUNT_TIER),
        custom);
  }

  static DraftAnswers blank(String ticket) {
    return new DraftAnswers(
        ticket,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static LayoutBlock resending(DraftAnswers typed, int seq) {
    return context(c ->
        c.elements(
            asContextElements(
                markdownText(
                    "You are mending %s #%d. The lead will see what you changed."
                        .formatted(dev.baton.bot.slack.Mrkdwn.escape(typed.ticket()), seq)))));
  }

  /** A select up to Slack's limit of options, above it one that searches. */
  private static Optional<InputBlock> category(Matrix matrix, Optional<String> chosen) {
    if (matrix.categories().isEmpty()) {
      return Optional.empty();
    }
    Label label = Label.of(CATEGORY, "Category", "");
    if (matrix.categories().size() < MOST_OPTIONS) {
      return Optional.of(Inputs.select(label, categories(matrix), chosen));
    }
    OptionObject initial = chosen.map(Inputs::option).orElse(null);
    return Optional.of(
        Inputs.block(
            label,
            externalSelect(e ->
                e.actionId(CATEGORY)
                    .minQueryLength(0)
                    .placeholder(plainText("Type to search"))
                    .initialOption(initial))));
  }

  static List<OptionObject> categories(Matrix matrix) {
    return Stream.concat(matrix.categories().stream(), Stream.of(TicketFacts.OTHER))
        .map(Inputs::option)
        .toList();
  }

  private static List<OptionObject> priorities() {
    return Arrays.stream(Priority.values()).map(p -> Inputs.option(p.name())).toList();
  }

  private static List<InputBlock> custom(Matrix matrix, Map<String, String> chosen) {
    return matrix.customConditions().entrySet().stream()
        .map(condition ->
            Inputs.select(
                Label.of(CUSTOM + condition.getKey(), titled(condition.getKey()), "").optionally(),
                condition.getValue().stream().limit(MOST_OPTIONS).map(Inputs::option).toList(),
                Optional.ofNullable(chosen.get(condition.getKey()))))
        .toList();
  }

  private static List<InputBlock> account(Matrix matrix, DraftAnswers typed) {
    return List.of(
        Inputs.line(
            Label.of(CUSTOMER, "Customer", "").optionally(),
            typed.customer(),
            EscalationDraft.LONGEST_CUSTOMER),
        Inputs.select(
            Label.of(
                ACCOUNT_TIER,
                "Account tier",
                "The matrix sends tickets of some account tiers elsewhere."),
            matrix.accountTiers().stream().limit(MOST_OPTIONS).map(Inputs::option).toList(),
            typed.accountTier()));
  }

  private static String titled(String name) {
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private static Optional<String> kept(String typed) {
    return Optional.of(typed).filter(text -> !text.isEmpty());
  }
}
