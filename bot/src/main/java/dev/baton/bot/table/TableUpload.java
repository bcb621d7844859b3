package dev.baton.bot.table;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.matrix.MatrixWindow;
import dev.baton.bot.matrix.Sheets;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.SentId;
import dev.baton.bot.surface.WaitingModal;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.table.ProposedTables;
import dev.baton.db.table.ProposedTables.Proposed;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An admin brings in a file of accounts or tickets, sees what it would change, and applies it. */
public final class TableUpload {
  public static final String BUTTON = "table_import";
  public static final String ID = "table_import_modal";
  public static final String APPLY = "table_apply_modal";

  private static final Logger LOG = LoggerFactory.getLogger(TableUpload.class);
  private static final String KIND = "table_kind";
  private static final String FIELDS = "table";

  private final BotParts parts;
  private final AdminAccess door;
  private final MatrixWindow window;
  private final FileOrSheet fields;
  private final TableImport imports;

  /**
   * @param window fills a modal once the work is done
   * @param sheets reads Google Sheets
   */
  public TableUpload(BotParts parts, MatrixWindow window, Sheets sheets) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
    this.window = window;
    this.fields = new FileOrSheet(FIELDS, parts, sheets);
    this.imports = new TableImport(parts.tenants(), parts.clock());
  }

  /** What stands on App Home for admins. */
  public static List<LayoutBlock> blocks(Wording words) {
    String said = words.say(TablePhrase.HOME_LINE);
    return List.of(
        section(s -> s.text(markdownText(said))),
        actions(a ->
            a.elements(
                asElements(
                    button(b ->
                        b.actionId(BUTTON)
                            .value("open")
                            .text(plainText(words.say(TablePhrase.BUTTON))))))));
  }

  /** Opens the form. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    door.open(caller, request.getPayload().getTriggerId(), _ -> form(words))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private View form(Wording words) {
    List<OptionObject> kinds =
        List.of(
            Inputs.option(words.say(TablePhrase.ACCOUNTS), TableKind.ACCOUNTS.code()),
            Inputs.option(words.say(TablePhrase.TICKETS), TableKind.TICKETS.code()));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Inputs.select(
            Label.of(KIND, words.say(TablePhrase.KIND), ""),
            kinds,
            Optional.of(TableKind.ACCOUNTS.code())));
    blocks.addAll(fields.fields(words));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(TablePhrase.TITLE),
            words.say(TablePhrase.CHECK),
            words.say(SharedPhrase.CANCEL)),
        "",
        blocks);
  }

  /** Reads and checks the file once Slack has its answer. */
  public Response check(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    ViewValues values = ViewValues.of(view);
    Optional<FileOrSheet.Given> given = fields.given(values);
    Optional<TableKind> kind = values.selected(KIND).flatMap(TableKind::parse);
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
            saying(words.say(TablePhrase.CHECKING), words),
            () ->
                shown(
                    caller,
                    view.getId(),
                    () -> read(caller, kind.get(), given.get(), words),
                    words));
  }

  /**
   * What a modal is to say.
   *
   * @param proposal that its submit applies; empty for nothing to apply
   */
  private record Said(List<String> lines, Optional<UUID> proposal) {
    static Said only(String sentence) {
      return new Said(List.of(sentence), Optional.empty());
    }
  }

  private void shown(Caller caller, String viewId, Supplier<Said> work, Wording words) {
    Said said;
    try {
      said = work.get();
    } catch (DatabaseUnavailable away) {
      said = Said.only(words.say(SharedPhrase.DATABASE_AWAY));
    } catch (RuntimeException failure) {
      LOG.error("A file of {} was not checked or applied", caller.orgId(), failure);
      said = Said.only(words.say(TablePhrase.FAILED));
    }
    Optional<UUID> proposal = said.proposal();
    window.show(
        caller,
        viewId,
        said.lines(),
        blocks ->
            proposal.map(id -> applying(id, blocks, words)).orElseGet(() -> said(blocks, words)),
        "baton-import-check.txt");
  }

  private Said read(Caller caller, TableKind kind, FileOrSheet.Given given, Wording words) {
    return switch (fields.read(caller, given, kind.columns().mostBytes(), words)) {
      case FileOrSheet.Answer.Not(var why) -> Said.only(why);
      case FileOrSheet.Answer.Read(var source) -> checked(caller, kind, source, words);
    };
  }

  private Said checked(Caller caller, TableKind kind, MatrixSource source, Wording words) {
    TableOutcome outcome = imports.check(caller.orgId(), kind, source);
    List<String> lines = new TableText(words).lines(kind, source.name(), outcome);
    if (!(outcome instanceof TableOutcome.Planned planned) || !planned.diff().changesSomething()) {
      return new Said(lines, Optional.empty());
    }
    UUID id = parts.ids().get();
    Proposed proposed = new Proposed(kind.code(), source.name(), source.content());
    Optional<Boolean> kept =
        door.changeAsAdmin(
            caller,
            tx -> {
              ProposedTables.in(tx)
                  .keep(id, proposed, source.sha256(), caller.member(), parts.clock().instant());
              return true;
            });
    return kept.isPresent()
        ? new Said(lines, Optional.of(id))
        : Said.only(words.say(SharedPhrase.ADMINS_ONLY));
  }

  /** Applies what was shown; a second submit finds it applied. */
  public Response apply(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    Optional<String> refused = window.refusal(caller, words);
    if (refused.isPresent()) {
      return context.ackWithUpdate(saying(refused.get(), words));
    }
    String memory = Optional.ofNullable(view.getPrivateMetadata()).orElse("");
    return new WaitingModal(parts)
        .answer(
            context,
            saying(words.say(TablePhrase.APPLYING), words),
            () -> shown(caller, view.getId(), () -> applied(caller, memory, words), words));
  }

  private Said applied(Caller caller, String memory, Wording words) {
    Optional<UUID> id = SentId.read(memory);
    Optional<Proposed> proposed =
        id.flatMap(known ->
            door.asAdmin(caller, tx -> ProposedTables.in(tx).find(known)).flatMap(found -> found));
    Optional<TableKind> kind = proposed.flatMap(found -> TableKind.parse(found.kind()));
    if (kind.isEmpty()) {
      return Said.only(words.say(TablePhrase.GONE));
    }
    MatrixSource source = MatrixSource.ofBytes(proposed.get().name(), proposed.get().content());
    TableOutcome outcome =
        imports.apply(caller.orgId(), kind.get(), source, caller.member(), "slack");
    if (outcome instanceof TableOutcome.Applied) {
      door.changeAsAdmin(caller, tx -> ProposedTables.in(tx).applied(id.orElseThrow()));
    }
    return new Said(
        new TableText(words).lines(kind.get(), source.name(), outcome), Optional.empty());
  }

  private static View applying(UUID proposal, List<LayoutBlock> blocks, Wording words) {
    return FormView.of(
        APPLY,
        new FormView.Frame(
            words.say(TablePhrase.TITLE),
            words.say(TablePhrase.APPLY),
            words.say(SharedPhrase.CANCEL)),
        proposal.toString(),
        blocks);
  }

  private static View said(List<LayoutBlock> blocks, Wording words) {
    View view = saying("", words);
    view.setBlocks(blocks);
    return view;
  }

  private static View saying(String text, Wording words) {
    return TextView.of(words.say(TablePhrase.TITLE), text, words.say(SharedPhrase.CLOSE));
  }
}
