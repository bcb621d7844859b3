package dev.baton.bot.escalate;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Priority;
import dev.baton.matrix.TicketFacts;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.ViewValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

  private static final int LONGEST_TICKET = 500;

  private PageOne() {}

  /** An empty page, with the ticket if one was named. */
  public static View empty(Matrix matrix, Optional<String> ticket) {
    return filled(matrix, blank(ticket.orElse("")), PageOneMemory.NONE);
  }

  /** A page with what was typed before. */
  public static View filled(Matrix matrix, DraftAnswers typed, PageOneMemory memory) {
    return filled(matrix, typed, memory, Optional.empty());
  }

  /**
   * @param notice said above it, such as why it was bounced
   */
  static View filled(
      Matrix matrix, DraftAnswers typed, PageOneMemory memory, Optional<String> notice) {
    List<LayoutBlock> blocks = new ArrayList<>();
    notice.ifPresent(text -> blocks.add(section(s -> s.text(markdownText(text)))));
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
                    String.format(
                        Locale.ROOT,
                        "You are mending %s #%d. The lead will see what you changed.",
                        dev.baton.slack.Mrkdwn.escape(typed.ticket()),
                        seq)))));
  }

  private static Optional<InputBlock> category(Matrix matrix, Optional<String> chosen) {
    return matrix.categories().isEmpty()
        ? Optional.empty()
        : Optional.of(condition(matrix, Label.of(CATEGORY, "Category", ""), chosen));
  }

  private static InputBlock condition(Matrix matrix, Label label, Optional<String> chosen) {
    List<OptionObject> options = values(matrix, label.id()).stream().map(Inputs::option).toList();
    return Inputs.selectOrSearch(label, options, chosen.map(Inputs::option));
  }

  /** What can be chosen for the condition of this id, in the matrix's order. */
  static List<String> values(Matrix matrix, String id) {
    return switch (id) {
      case CATEGORY ->
          Stream.concat(matrix.categories().stream(), Stream.of(TicketFacts.OTHER)).toList();
      case ACCOUNT_TIER -> matrix.accountTiers();
      default ->
          matrix.customConditions().getOrDefault(id.replaceFirst("^" + CUSTOM, ""), List.of());
    };
  }

  private static List<OptionObject> priorities() {
    return Arrays.stream(Priority.values()).map(p -> Inputs.option(p.name())).toList();
  }

  private static List<InputBlock> custom(Matrix matrix, Map<String, String> chosen) {
    return matrix.customConditions().keySet().stream()
        .map(name ->
            condition(
                matrix,
                Label.of(CUSTOM + name, titled(name), "").optionally(),
                Optional.ofNullable(chosen.get(name))))
        .toList();
  }

  private static List<InputBlock> account(Matrix matrix, DraftAnswers typed) {
    return List.of(
        Inputs.line(
            Label.of(CUSTOMER, "Customer", "").optionally(),
            typed.customer(),
            EscalationDraft.LONGEST_CUSTOMER),
        condition(
            matrix,
            Label.of(
                ACCOUNT_TIER,
                "Account tier",
                "The matrix sends tickets of some account tiers elsewhere."),
            typed.accountTier()));
  }

  private static String titled(String name) {
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private static Optional<String> kept(String typed) {
    return Optional.of(typed).filter(text -> !text.isEmpty());
  }
}
