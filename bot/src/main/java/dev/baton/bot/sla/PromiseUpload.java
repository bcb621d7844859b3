package dev.baton.bot.sla;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.matrix.MatrixWindow;
import dev.baton.bot.matrix.SheetLink;
import dev.baton.bot.matrix.SheetOfFile;
import dev.baton.bot.matrix.SheetTrouble;
import dev.baton.bot.matrix.Sheets;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.sla.PromiseFile.Kind;
import dev.baton.bot.sla.ProposedPromises.Said;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.SentId;
import dev.baton.bot.surface.WaitingModal;
import dev.baton.bot.table.FileOrSheet;
import dev.baton.db.Tx;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.matrix.MatrixSheet;
import dev.baton.db.matrix.MatrixSheets;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.ViewValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An admin uploads promises or criteria, or links a Google Sheet with them, sees what that would
 * change, and applies it.
 */
public final class PromiseUpload {
  public static final String BUTTON = "promise_upload";
  public static final String ID = "promise_upload_modal";
  public static final String APPLY = PromiseWindow.ID;
  public static final String LOOK = "promise_look";
  public static final String LOOK_NOW = "promise_sheet_look";
  public static final String UNLINK = "promise_sheet_unlink";

  private final BotParts parts;
  private final AdminAccess door;
  private final MatrixWindow window;

  private final FileOrSheet fields;
  private final ProposedPromises proposed;
  private final PromiseWindow shown;

  /**
   * @param window fills a modal once the work is done
   * @param sheets reads Google Sheets
   */
  public PromiseUpload(BotParts parts, MatrixWindow window, Sheets sheets) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
    this.window = window;

    this.fields = new FileOrSheet("promise", parts, sheets);
    this.proposed = new ProposedPromises(parts);
    this.shown = new PromiseWindow(parts, window);
  }

  /** The button that leads to something proposed. */
  static ButtonElement look(UUID proposal, Wording words) {
    return PromiseSettings.button(LOOK, SlaPhrase.LOOK, proposal.toString(), words);
  }

  /** Opens the form, with what is linked above it. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    kind(request)
        .flatMap(kind ->
            door.open(caller, request.getPayload().getTriggerId(), tx -> form(tx, kind, words)))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private View form(Tx tx, Kind kind, Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    MatrixSheets.of(tx, kind.code())
        .find()
        .ifPresent(sheet -> blocks.addAll(linked(kind, sheet, words)));
    blocks.add(said(words.say(SlaPhrase.EXPLAINED)));
    blocks.addAll(fields.fields(words));
    return FormView.of(
        ID,
        new FormView.Frame(
            PromiseWindow.title(kind, words),
            words.say(SlaPhrase.CHECK),
            words.say(SharedPhrase.CANCEL)),
        kind.code(),
        blocks);
  }

  private static LayoutBlock said(String text) {
    return section(s -> s.text(markdownText(text)));
  }

  private static List<LayoutBlock> linked(Kind kind, MatrixSheet sheet, Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        said(
            words.say(
                SlaPhrase.LINKED,
                "sheet",
                sheet.shown(),
                "who",
                Arg.person(sheet.linkedBy()),
                "at",
                sheet.linkedAt(),
                "looked",
                sheet.lookedAt())));
    sheet.trouble().map(code -> inTrouble(sheet, code, words)).ifPresent(blocks::add);
    blocks.add(
        actions(a ->
            a.elements(
                List.of(
                    PromiseSettings.button(LOOK_NOW, SlaPhrase.LOOK_NOW, kind.code(), words),
                    PromiseSettings.button(UNLINK, SlaPhrase.UNLINK, kind.code(), words)))));
    return blocks;
  }

  private static LayoutBlock inTrouble(MatrixSheet sheet, String code, Wording words) {
    return said(
        words.say(
            SlaPhrase.SHEET_IN_TROUBLE,
            "sheet",
            sheet.shown(),
            "why",
            SheetTrouble.parse(code).sentence(words)));
  }

  /** Reads and checks what was given once Slack has its answer. */
  public Response check(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    Optional<Kind> kind = Kind.parse(memory(view.getPrivateMetadata()));
    Optional<FileOrSheet.Given> given = fields.given(ViewValues.of(view));
    if (kind.isEmpty() || given.isEmpty()) {
      return context.ackWithErrors(Map.of(fields.file(), fields.oneOfBoth(words)));
    }
    Optional<String> refused = window.refusal(caller, words);
    if (refused.isPresent()) {
      return context.ackWithErrors(Map.of(fields.file(), refused.get()));
    }
    return new WaitingModal(parts)
        .answer(
            context,
            PromiseWindow.saying(kind.get(), words.say(SlaPhrase.CHECKING), words),
            () ->
                shown.fill(
                    caller, view.getId(), kind.get(), () -> read(caller, kind.get(), given.get())));
  }

  private Said read(Caller caller, Kind kind, FileOrSheet.Given given) {
    Wording words = parts.wordingFor(caller);
    return switch (fields.read(caller, given, MatrixCsv.MAX_BYTES, words)) {
      case FileOrSheet.Answer.Not(var why) -> Said.only(why);
      case FileOrSheet.Answer.Read(var source) ->
          switch (given) {
            case FileOrSheet.Given.File _ ->
                proposed.propose(caller, kind, MatrixOrigin.FILE, _ -> Optional.of(source));
            case FileOrSheet.Given.Sheet(var link) -> linking(caller, kind, link, source);
          };
    };
  }

  private Said linking(Caller caller, Kind kind, String typed, MatrixSource source) {
    Said said =
        proposed.propose(
            caller,
            kind,
            MatrixOrigin.SHEET,
            tx ->
                SheetLink.of(typed)
                    .map(link -> {
                      new SheetOfFile(parts, kind.code()).link(tx, caller, link, source);
                      return source;
                    }));
    window.redrawHome(caller);
    return said;
  }

  /** Reads the linked sheet now and shows what applying it would do. */
  public Response lookNow(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    kind(request)
        .ifPresent(kind -> shown.open(request, context, kind, () -> lookedNow(caller, kind)));
    return context.ack();
  }

  private Said lookedNow(Caller caller, Kind kind) {
    Wording words = parts.wordingFor(caller);
    Optional<MatrixSheet> linked =
        parts.tenants().inBackground(caller.orgId(), tx -> MatrixSheets.of(tx, kind.code()).find());
    if (linked.isEmpty()) {
      return Said.only(words.plain(SlaPhrase.NOT_LINKED));
    }
    FileOrSheet.Given link = new FileOrSheet.Given.Sheet(linked.get().link());
    return switch (fields.read(caller, link, MatrixCsv.MAX_BYTES, words)) {
      case FileOrSheet.Answer.Not(var why) -> Said.only(why);
      case FileOrSheet.Answer.Read(var source) ->
          proposed.propose(
              caller,
              kind,
              MatrixOrigin.SHEET,
              tx -> {
                new SheetOfFile(parts, kind.code()).looked(tx, linked.get().link(), source);
                return Optional.of(source);
              });
    };
  }

  /** Looks at no sheet from now on. */
  public Response unlink(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    kind(request)
        .ifPresent(kind -> shown.open(request, context, kind, () -> unlinked(caller, kind)));
    return context.ack();
  }

  private Said unlinked(Caller caller, Kind kind) {
    Wording words = parts.wordingFor(caller);
    Optional<Boolean> done =
        door.changeAsAdmin(caller, tx -> new SheetOfFile(parts, kind.code()).unlink(tx, caller));
    done.filter(ended -> ended).ifPresent(_ -> window.redrawHome(caller));
    return Said.only(
        words.plain(
            done.isEmpty()
                ? SharedPhrase.ADMINS_ONLY
                : done.get() ? SlaPhrase.UNLINKED : SlaPhrase.NOT_LINKED));
  }

  /** Shows what was proposed, from a message about it. */
  public Response look(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Optional<UUID> id = SentId.read(value(request));
    shown.open(
        request,
        context,
        Kind.SLA,
        () ->
            id.map(known -> proposed.look(caller, known))
                .orElseGet(() -> Said.only(parts.wordingFor(caller).plain(SlaPhrase.GONE))));
    return context.ack();
  }

  /** Applies what was shown; a second submit finds it applied. */
  public Response apply(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    Optional<ProposedPromises.Shown> seen =
        ProposedPromises.Shown.parse(memory(view.getPrivateMetadata()));
    Kind kind = seen.map(ProposedPromises.Shown::kind).orElse(Kind.SLA);
    Optional<String> refused = window.refusal(caller, words);
    if (refused.isPresent()) {
      return context.ackWithUpdate(PromiseWindow.saying(kind, refused.get(), words));
    }
    return new WaitingModal(parts)
        .answer(
            context,
            PromiseWindow.saying(kind, words.say(SlaPhrase.APPLYING), words),
            () ->
                shown.fill(
                    caller,
                    view.getId(),
                    kind,
                    () ->
                        seen.map(known -> proposed.apply(caller, known))
                            .orElseGet(() -> Said.only(words.plain(SlaPhrase.GONE)))));
  }

  private static Optional<Kind> kind(BlockActionRequest request) {
    return Kind.parse(value(request));
  }

  private static String value(BlockActionRequest request) {
    return memory(request.getPayload().getActions().getFirst().getValue());
  }

  private static String memory(@Nullable String kept) {
    return Optional.ofNullable(kept).orElse("");
  }
}
