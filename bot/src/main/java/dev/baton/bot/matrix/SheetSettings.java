package dev.baton.bot.matrix;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.WaitingModal;
import dev.baton.db.Tx;
import dev.baton.db.matrix.MatrixSheet;
import dev.baton.db.matrix.MatrixSheets;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.ViewValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An admin links a Google Sheet, has it looked at now, or ends that. */
public final class SheetSettings {
  public static final String BUTTON = "matrix_sheet";
  public static final String ID = "matrix_sheet_modal";
  public static final String LOOK_NOW = "matrix_sheet_look";
  public static final String UNLINK = "matrix_sheet_unlink";

  private static final String LINK = "matrix_sheet_link";
  private static final int LONGEST = 1_000;

  private final BotParts parts;
  private final AdminAccess door;
  private final MatrixWindow window;
  private final LinkedSheet linked;
  private final Consumer<Caller> homeRedraw;

  /**
   * @param homeRedraw draws the App Home of who linked or unlinked one anew
   */
  public SheetSettings(
      BotParts parts, MatrixWindow window, Sheets sheets, Consumer<Caller> homeRedraw) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
    this.window = window;
    this.linked = new LinkedSheet(parts, sheets);
    this.homeRedraw = homeRedraw;
  }

  /** Opens the form, with what is linked above it. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    door.open(caller, request.getPayload().getTriggerId(), tx -> modal(tx, words))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Links and checks it once Slack has its answer. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    Optional<SheetLink> link = ViewValues.of(view).text(LINK).flatMap(SheetLink::of);
    if (link.isEmpty()) {
      return context.ackWithErrors(Map.of(LINK, words.say(MatrixPhrase.SHEET_NO_LINK)));
    }
    Optional<String> refused = window.refusal(caller, words);
    if (refused.isPresent()) {
      return context.ackWithErrors(Map.of(LINK, refused.get()));
    }
    return new WaitingModal(parts)
        .answer(
            context,
            CheckView.saying(
                words.say(MatrixPhrase.CHECKING, "name", link.get().shownName()), words),
            () -> {
              window.fill(caller, view.getId(), () -> linked.link(caller, link.get()));
              homeRedraw.accept(caller);
            });
  }

  /** Reads the linked one now and shows what applying it would do. */
  public Response lookNow(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    window.open(
        request,
        context,
        words.say(MatrixPhrase.CHECKING, "name", words.say(MatrixPhrase.THE_MATRIX)),
        view -> {
          window.fill(caller, view, () -> linked.lookNow(caller));
          homeRedraw.accept(caller);
        });
    return context.ack();
  }

  /** Looks at none from now on. */
  public Response unlink(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    window.open(
        request,
        context,
        parts.wordingFor(caller).say(MatrixPhrase.ONE_MOMENT),
        view -> window.draw(caller, view, words -> unlinked(caller, words)));
    return context.ack();
  }

  private View unlinked(Caller caller, Wording words) {
    Optional<Boolean> done = door.changeAsAdmin(caller, tx -> linked.unlink(tx, caller));
    homeRedraw.accept(caller);
    if (done.isEmpty()) {
      return CheckView.saying(words.say(SharedPhrase.ADMINS_ONLY), words);
    }
    return CheckView.saying(
        words.say(done.get() ? MatrixPhrase.UNLINKED : MatrixPhrase.NOT_LINKED), words);
  }

  private static View modal(Tx tx, Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    MatrixSheets.in(tx).find().ifPresent(sheet -> blocks.addAll(linked(sheet, words)));
    blocks.add(section(s -> s.text(markdownText(words.say(MatrixPhrase.SHEET_EXPLAINED)))));
    blocks.add(
        Inputs.line(
            Label.of(
                LINK,
                words.say(MatrixPhrase.SHEET_FIELD),
                words.say(MatrixPhrase.SHEET_FIELD_HINT)),
            Optional.empty(),
            LONGEST));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(MatrixPhrase.SHEET_TITLE),
            words.say(MatrixPhrase.SHEET_SUBMIT),
            words.say(SharedPhrase.CANCEL)),
        "",
        blocks);
  }

  private static List<LayoutBlock> linked(MatrixSheet sheet, Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    String said =
        words.say(
            MatrixPhrase.SHEET_LINKED,
            "sheet",
            sheet.shown(),
            "who",
            Arg.person(sheet.linkedBy()),
            "at",
            sheet.linkedAt(),
            "looked",
            sheet.lookedAt());
    blocks.add(section(s -> s.text(markdownText(said))));
    sheet
        .trouble()
        .map(code ->
            words.say(
                MatrixPhrase.SHEET_IN_TROUBLE,
                "sheet",
                sheet.shown(),
                "why",
                SheetTrouble.parse(code).sentence(words)))
        .ifPresent(text -> blocks.add(section(s -> s.text(markdownText(text)))));
    blocks.add(
        actions(a ->
            a.elements(
                List.<BlockElement>of(
                    button(LOOK_NOW, MatrixPhrase.LOOK_NOW, words),
                    button(UNLINK, MatrixPhrase.UNLINK, words)))));
    return blocks;
  }

  private static ButtonElement button(String id, MatrixPhrase label, Wording words) {
    return ButtonElement.builder()
        .actionId(id)
        .text(plainText(words.say(label)))
        .value("now")
        .build();
  }
}
