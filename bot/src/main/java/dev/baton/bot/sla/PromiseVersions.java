package dev.baton.bot.sla;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.matrix.MatrixWindow;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.sla.PromiseFile.Kind;
import dev.baton.bot.sla.ProposedPromises.Said;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.db.sla.SlaPolicies.Version;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The versions of promises or criteria: what each says, as words and as a file, and back to it. */
public final class PromiseVersions {
  public static final String BUTTON = "promise_versions";
  public static final String SHOW = "promise_version";
  public static final String CSV = "promise_csv";
  public static final String ROLL_BACK = "promise_rollback";

  private static final int ON_A_PAGE = 15;
  private static final int MOST = 500;

  private final BotParts parts;
  private final AdminAccess door;
  private final MatrixWindow window;
  private final ProposedPromises proposed;
  private final PromiseWindow shown;

  public PromiseVersions(BotParts parts, MatrixWindow window) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
    this.window = window;
    this.proposed = new ProposedPromises(parts);
    this.shown = new PromiseWindow(parts, window);
  }

  /**
   * What a button leads to.
   *
   * @param version its number, or what a page of the list begins before
   */
  private record Meant(Kind kind, Optional<Integer> version) {
    /** Empty for what no button of this version of Baton carries. */
    static Optional<Meant> of(BlockActionRequest request) {
      String value =
          Optional.ofNullable(request.getPayload().getActions().getFirst().getValue()).orElse("");
      String[] parts = value.split("\\|", -1);
      return parts.length == 2 && parts[1].matches("([1-9][0-9]{0,8})?")
          ? Kind.parse(parts[0])
              .map(kind ->
                  new Meant(
                      kind, Optional.of(parts[1]).filter(v -> !v.isEmpty()).map(Integer::valueOf)))
          : Optional.empty();
    }
  }

  /** Shows the newest, or in a list that is open those before a number. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Meant.of(request)
        .ifPresent(meant ->
            window.open(
                request,
                context,
                parts.wordingFor(caller).say(SlaPhrase.CHECKING),
                view -> window.draw(caller, view, words -> list(caller, meant, words))));
    return context.ack();
  }

  private View list(Caller caller, Meant meant, Wording words) {
    List<Version> all =
        parts
            .tenants()
            .inBackground(
                caller.orgId(), tx -> PromiseFile.of(meant.kind(), parts).versions(tx, MOST));
    List<Version> listed =
        all.stream()
            .filter(
                version -> meant.version().filter(before -> version.number() >= before).isEmpty())
            .toList();
    List<LayoutBlock> blocks = new ArrayList<>();
    if (all.isEmpty()) {
      blocks.add(section(s -> s.text(markdownText(words.say(SlaPhrase.NO_VERSIONS)))));
    }
    listed.stream()
        .limit(ON_A_PAGE)
        .forEach(version -> {
          boolean live = version.equals(all.getFirst());
          blocks.add(section(s -> s.text(markdownText(line(version, live, words)))));
          blocks.add(actions(a -> a.elements(buttons(meant.kind(), version, live, words))));
        });
    List<BlockElement> pages = paging(meant, listed, words);
    if (!pages.isEmpty()) {
      blocks.add(actions(a -> a.elements(pages)));
    }
    return view(blocks, words);
  }

  private static View view(List<LayoutBlock> blocks, Wording words) {
    View view = TextView.of(words.say(SlaPhrase.VERSIONS_TITLE), "", words.say(SharedPhrase.CLOSE));
    view.setBlocks(blocks);
    return view;
  }

  private static String line(Version version, boolean live, Wording words) {
    Provenance from = version.provenance();
    return words.say(
        SlaPhrase.VERSION_LINE,
        "version",
        String.valueOf(version.number()),
        "live",
        live,
        "n",
        version.rows(),
        "console",
        PromiseSettings.isConsole(from),
        "who",
        Arg.person(from.appliedBy()),
        "at",
        from.appliedAt(),
        "origin",
        from.origin(),
        "source",
        from.source());
  }

  private static List<BlockElement> buttons(
      Kind kind, Version version, boolean live, Wording words) {
    String value = kind.code() + "|" + version.number();
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(PromiseSettings.button(SHOW, SlaPhrase.SHOW, value, words));
    buttons.add(PromiseSettings.button(CSV, SlaPhrase.SEND_CSV, value, words));
    if (!live) {
      buttons.add(PromiseSettings.button(ROLL_BACK, SlaPhrase.ROLL_BACK, value, words));
    }
    return buttons;
  }

  private static List<BlockElement> paging(Meant meant, List<Version> listed, Wording words) {
    String kind = meant.kind().code() + "|";
    if (listed.size() > ON_A_PAGE) {
      int oldest = listed.get(ON_A_PAGE - 1).number();
      return List.of(PromiseSettings.button(BUTTON, SlaPhrase.OLDER, kind + oldest, words));
    }
    return meant.version().isPresent()
        ? List.of(PromiseSettings.button(BUTTON, SlaPhrase.NEWEST, kind, words))
        : List.of();
  }

  /** Shows what a version says; all of it as a file where it does not fit. */
  public Response show(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Meant.of(request)
        .ifPresent(meant ->
            window.open(
                request,
                context,
                parts.wordingFor(caller).say(SlaPhrase.CHECKING),
                view -> rows(caller, view, meant)));
    return context.ack();
  }

  private void rows(Caller caller, String viewId, Meant meant) {
    Wording words = parts.wordingFor(caller);
    int version = meant.version().orElse(0);
    String number = String.valueOf(version);
    List<String> lines = new ArrayList<>();
    try {
      Optional<List<String>> rows =
          parts
              .tenants()
              .inBackground(
                  caller.orgId(),
                  tx -> PromiseFile.of(meant.kind(), parts).inWords(tx, version, words));
      lines.add(
          rows.map(found -> words.plain(SlaPhrase.ROWS, "version", number, "n", found.size()))
              .orElseGet(() -> words.plain(SlaPhrase.NO_SUCH_VERSION)));
      rows.ifPresent(lines::addAll);
    } catch (DatabaseUnavailable away) {
      lines.add(words.plain(SharedPhrase.DATABASE_AWAY));
    }
    window.show(
        caller,
        viewId,
        lines,
        blocks -> view(withTheWayBack(meant.kind(), blocks, words), words),
        "baton-%s-version-%s.txt".formatted(meant.kind().code(), number));
  }

  private static List<LayoutBlock> withTheWayBack(
      Kind kind, List<LayoutBlock> blocks, Wording words) {
    List<LayoutBlock> all = new ArrayList<>(blocks);
    all.add(
        actions(a ->
            a.elements(
                List.of(
                    PromiseSettings.button(
                        BUTTON, SlaPhrase.ALL_VERSIONS, kind.code() + "|", words)))));
    return all;
  }

  /** Sends a version, or what stands, as a file by direct message. */
  public Response csv(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Optional<String> refused = window.refusal(caller, words);
    refused.ifPresent(sentence -> parts.replies().privately(context, sentence));
    if (refused.isEmpty()) {
      Meant.of(request)
          .ifPresent(
              meant -> parts.replies().afterwards(() -> send(caller, meant, context, words)));
    }
    return context.ack();
  }

  private void send(Caller caller, Meant meant, ActionContext context, Wording words) {
    try {
      Optional<MatrixSource> file =
          door.asAdmin(caller, tx -> file(tx, meant)).flatMap(found -> found);
      if (file.isEmpty()) {
        parts.replies().privately(context, words.say(SlaPhrase.NO_SUCH_VERSION));
        return;
      }
      window.send(
          caller,
          "baton-%s-%s.csv".formatted(meant.kind().code(), file.get().name()),
          new String(file.get().content(), UTF_8),
          words.say(SlaPhrase.CSV_SENT));
    } catch (DatabaseUnavailable away) {
      parts.replies().privately(context, words.say(SharedPhrase.DATABASE_AWAY));
    }
  }

  private Optional<MatrixSource> file(Tx tx, Meant meant) {
    PromiseFile<?, ?, ?> file = PromiseFile.of(meant.kind(), parts);
    return meant.version().isPresent()
        ? file.file(tx, meant.version().get())
        : Optional.of(file.standing(tx));
  }

  /** Checks an older version like a file. */
  public Response rollBack(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Meant.of(request)
        .ifPresent(
            meant -> shown.open(request, context, meant.kind(), () -> rolledBack(caller, meant)));
    return context.ack();
  }

  private Said rolledBack(Caller caller, Meant meant) {
    return proposed.propose(
        caller,
        meant.kind(),
        MatrixOrigin.ROLLBACK,
        tx -> PromiseFile.of(meant.kind(), parts).file(tx, meant.version().orElse(0)));
  }
}
