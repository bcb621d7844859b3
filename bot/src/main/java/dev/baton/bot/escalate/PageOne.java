package dev.baton.bot.escalate;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static java.util.Objects.requireNonNull;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.NothingTried;
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
  static final String NOTHING_TRIED = "nothing_tried";
  static final String CUSTOMER = "customer";
  static final String ACCOUNT_TIER = "account_tier";
  static final String CUSTOM = "if:";

  /** Takes a cause back that was chosen by mistake; Slack's select has no other way. */
  private static final String SOMETHING = "something";

  private static final int LONGEST_TICKET = 500;

  private final Matrix matrix;
  private final Wording words;
  private final FileFields files;

  /**
   * A page that is opened.
   *
   * @param words of who fills it in
   */
  public PageOne(Matrix matrix, Wording words) {
    this(matrix, words, FileFields.FIRST);
  }

  /**
   * @param files of the page that is drawn anew
   */
  PageOne(Matrix matrix, Wording words, FileFields files) {
    this.matrix = requireNonNull(matrix);
    this.words = requireNonNull(words);
    this.files = requireNonNull(files);
  }

  /** An empty page, with the ticket if one was named. */
  public View empty(Optional<String> ticket) {
    return filled(blank(ticket.orElse("")), PageOneMemory.NONE);
  }

  /** A page with what was typed before. */
  public View filled(DraftAnswers typed, PageOneMemory memory) {
    return filled(typed, memory, Optional.empty());
  }

  /**
   * @param notice said above it, such as why it was bounced
   */
  View filled(DraftAnswers typed, PageOneMemory memory, Optional<String> notice) {
    return filled(typed, memory, notice, Optional.empty());
  }

  /**
   * @param meant asks which ticket is meant, below the field
   */
  View filled(
      DraftAnswers typed,
      PageOneMemory memory,
      Optional<String> notice,
      Optional<InputBlock> meant) {
    List<LayoutBlock> blocks = new ArrayList<>();
    notice.ifPresent(text -> blocks.add(section(s -> s.text(markdownText(text)))));
    memory.resendOf().ifPresent(seq -> blocks.add(resending(typed, seq)));
    blocks.add(
        Inputs.line(
            Label.of(
                id(TICKET, memory),
                words.say(EscalatePhrase.TICKET),
                words.say(EscalatePhrase.TICKET_HINT)),
            kept(typed.ticket()),
            LONGEST_TICKET));
    meant.ifPresent(blocks::add);
    category(typed.category(), memory).ifPresent(blocks::add);
    blocks.add(
        Inputs.select(
            Label.of(id(PRIORITY, memory), words.say(EscalatePhrase.PRIORITY), ""),
            priorities(),
            typed.priority()));
    blocks.add(
        Inputs.lines(
            Label.of(
                REASON, words.say(EscalatePhrase.REASON), words.say(EscalatePhrase.REASON_HINT)),
            kept(typed.reason())));
    blocks.add(
        Inputs.lines(
            Label.of(
                STEPS_TRIED,
                words.say(EscalatePhrase.STEPS_TRIED),
                words.say(EscalatePhrase.STEPS_TRIED_HINT)),
            kept(typed.stepsTried())));
    blocks.add(nothingTried(typed));
    blocks.addAll(files.draw(typed.files(), words));
    custom(typed.custom()).forEach(blocks::add);
    if (memory.accountAsked()) {
      blocks.addAll(account(typed));
    } else if (typed.customer().isPresent()) {
      blocks.add(customer(typed));
    }
    return view(v ->
        v.type("modal")
            .callbackId(ID)
            .title(
                viewTitle(t -> t.type("plain_text").text(words.say(EscalatePhrase.ESCALATE_TITLE))))
            .submit(viewSubmit(s -> s.type("plain_text").text(words.say(EscalatePhrase.NEXT))))
            .close(viewClose(c -> c.type("plain_text").text(words.say(SharedPhrase.CANCEL))))
            .notifyOnClose(true)
            .privateMetadata(memory.write())
            .blocks(blocks));
  }

  /** What was typed on it. */
  public static DraftAnswers read(View view) {
    ViewValues values = ViewValues.of(view);
    PageOneMemory memory = PageOneMemory.read(view.getPrivateMetadata());
    Optional<PageOneMemory.Prefilled> known = memory.prefilled();
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
        values.text(id(TICKET, memory)).orElse(""),
        values
            .selected(id(CATEGORY, memory))
            .or(() -> known.map(PageOneMemory.Prefilled::category).filter(c -> !c.isEmpty()))
            .filter(category -> !category.equals(TicketFacts.OTHER)),
        values
            .selected(id(PRIORITY, memory))
            .or(() -> known.map(PageOneMemory.Prefilled::priority).filter(p -> !p.isEmpty())),
        values.text(REASON).orElse(""),
        values.text(STEPS_TRIED).orElse(""),
        values.text(CUSTOMER),
        values.selected(ACCOUNT_TIER),
        custom,
        values.selected(NOTHING_TRIED).filter(cause -> !cause.equals(SOMETHING)),
        FileFields.read(view));
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

  private LayoutBlock resending(DraftAnswers typed, int seq) {
    String text =
        words.say(EscalatePhrase.RESENDING, "ticket", typed.ticket(), "seq", String.valueOf(seq));
    return context(c -> c.elements(asContextElements(markdownText(text))));
  }

  /** The block of this field on this page. */
  static String id(String field, PageOneMemory memory) {
    boolean named =
        field.equals(TICKET)
            && memory.prefilled().filter(known -> known.ticket().isEmpty()).isPresent();
    boolean moved =
        !named && (field.equals(TICKET) || field.equals(CATEGORY) || field.equals(PRIORITY));
    return moved && memory.prefilled().isPresent() ? field + PageOneMemory.Prefilled.SUFFIX : field;
  }

  private Optional<InputBlock> category(Optional<String> chosen, PageOneMemory memory) {
    return matrix.categories().isEmpty()
        ? Optional.empty()
        : Optional.of(
            condition(
                Label.of(id(CATEGORY, memory), words.say(EscalatePhrase.CATEGORY), ""), chosen));
  }

  private InputBlock condition(Label label, Optional<String> chosen) {
    List<OptionObject> options =
        values(matrix, label.id()).stream().map(value -> option(label.id(), value, words)).toList();
    return Inputs.selectOrSearch(
        label,
        options,
        chosen.map(value -> option(label.id(), value, words)),
        words.say(EscalatePhrase.SEARCH));
  }

  /** A value as it is read; the category for everything else has a word in each language. */
  static OptionObject option(String id, String value, Wording words) {
    boolean other = id.startsWith(CATEGORY) && value.equals(TicketFacts.OTHER);
    return Inputs.option(other ? words.say(EscalatePhrase.OTHER_CATEGORY) : value, value);
  }

  /** What can be chosen for the condition of this id, in the matrix's order. */
  static List<String> values(Matrix matrix, String id) {
    return switch (id.replaceFirst(PageOneMemory.Prefilled.SUFFIX + "$", "")) {
      case CATEGORY ->
          Stream.concat(matrix.categories().stream(), Stream.of(TicketFacts.OTHER)).toList();
      case ACCOUNT_TIER -> matrix.accountTiers();
      default ->
          matrix.customConditions().getOrDefault(id.replaceFirst("^" + CUSTOM, ""), List.of());
    };
  }

  private InputBlock nothingTried(DraftAnswers typed) {
    NothingTriedText text = new NothingTriedText(words);
    List<OptionObject> options = new ArrayList<>();
    options.add(Inputs.option(words.say(EscalatePhrase.SOMETHING_WAS_TRIED), SOMETHING));
    Arrays.stream(NothingTried.values())
        .map(cause -> Inputs.option(text.cause(cause), cause.code()))
        .forEach(options::add);
    return Inputs.select(
        Label.of(
                NOTHING_TRIED,
                words.say(EscalatePhrase.NOTHING_TRIED_BECAUSE),
                words.say(EscalatePhrase.NOTHING_TRIED_HINT))
            .optionally(),
        options,
        typed.nothingTried());
  }

  private static List<OptionObject> priorities() {
    return Arrays.stream(Priority.values()).map(p -> Inputs.option(p.name())).toList();
  }

  private List<InputBlock> custom(Map<String, String> chosen) {
    return matrix.customConditions().keySet().stream()
        .map(name ->
            condition(
                Label.of(CUSTOM + name, titled(name), "").optionally(),
                Optional.ofNullable(chosen.get(name))))
        .toList();
  }

  private List<InputBlock> account(DraftAnswers typed) {
    return List.of(
        customer(typed),
        condition(
            Label.of(
                ACCOUNT_TIER,
                words.say(EscalatePhrase.ACCOUNT_TIER),
                words.say(EscalatePhrase.ACCOUNT_TIER_HINT)),
            typed.accountTier()));
  }

  private InputBlock customer(DraftAnswers typed) {
    return Inputs.line(
        Label.of(CUSTOMER, words.say(EscalatePhrase.CUSTOMER), "").optionally(),
        typed.customer(),
        EscalationDraft.LONGEST_CUSTOMER);
  }

  private static String titled(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static Optional<String> kept(String typed) {
    return Optional.of(typed).filter(text -> !text.isEmpty());
  }
}
