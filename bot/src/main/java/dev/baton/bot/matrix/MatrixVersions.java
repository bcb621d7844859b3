package dev.baton.bot.matrix;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.matrix.Matrix;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of the matrix: what each says, as words and as a file, and the way back to it. */
public final class MatrixVersions {
  public static final String BUTTON = "matrix_versions";
  public static final String ROUTES = "matrix_routes";
  public static final String ROLL_BACK = "matrix_rollback";

  private static final int ON_A_PAGE = 20;

  private final BotParts parts;
  private final MatrixWindow window;
  private final ProposedMatrices proposed;

  public MatrixVersions(BotParts parts, MatrixWindow window) {
    this.parts = parts;
    this.window = window;
    this.proposed = new ProposedMatrices(parts);
  }

  /** Shows the newest, or in a list that is open those before a number. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Optional<Integer> before = number(value(request));
    window.open(
        request,
        context,
        parts.wordingFor(caller).say(MatrixPhrase.ONE_MOMENT),
        view -> window.draw(caller, view, words -> list(caller, before, words)));
    return context.ack();
  }

  /** Shows a version's routes in words; all of them as a file where they do not fit. */
  public Response routes(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Optional<Integer> version = number(value(request));
    window.open(
        request,
        context,
        parts.wordingFor(caller).say(MatrixPhrase.ONE_MOMENT),
        view -> window.draw(caller, view, words -> routes(caller, version, words)));
    return context.ack();
  }

  /** Checks an older version like a file. */
  public Response rollBack(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    String version = value(request);
    window.open(
        request,
        context,
        words.say(
            MatrixPhrase.CHECKING,
            "name",
            words.say(MatrixPhrase.VERSION_NAME, "version", version)),
        view ->
            window.fill(
                caller,
                view,
                () ->
                    proposed.propose(
                        caller,
                        version,
                        tx ->
                            number(version)
                                .map(Matrices.in(tx)::load)
                                .filter(matrix -> !matrix.routes().isEmpty())
                                .map(MatrixVersions::candidate))));
    return context.ack();
  }

  private static ProposedMatrices.Candidate candidate(Matrix matrix) {
    return ProposedMatrices.Candidate.whole(
        MatrixOrigin.ROLLBACK,
        ProposedMatrices.sourceOf(String.valueOf(matrix.version()), matrix.routes()));
  }

  private record Listed(Optional<Integer> live, List<Matrices.Version> versions) {}

  private View list(Caller caller, Optional<Integer> before, Wording words) {
    Listed listed =
        parts
            .tenants()
            .inBackground(
                caller.orgId(),
                tx ->
                    new Listed(
                        Matrices.in(tx).liveVersion(),
                        Matrices.in(tx).versions(before, ON_A_PAGE + 1)));
    List<LayoutBlock> blocks = new ArrayList<>();
    if (listed.versions().isEmpty()) {
      blocks.add(section(s -> s.text(markdownText(words.say(MatrixPhrase.NO_VERSIONS)))));
    }
    listed.versions().stream()
        .limit(ON_A_PAGE)
        .forEach(version -> {
          boolean live = listed.live().filter(v -> v == version.number()).isPresent();
          String line = new VersionText(words).listed(version, live);
          blocks.add(section(s -> s.text(markdownText(line))));
          blocks.add(actions(a -> a.elements(buttons(version.number(), live, words))));
        });
    List<BlockElement> pages = paging(before, listed, words);
    if (!pages.isEmpty()) {
      blocks.add(actions(a -> a.elements(pages)));
    }
    View view =
        TextView.of(words.say(MatrixPhrase.VERSIONS_TITLE), "", words.say(SharedPhrase.CLOSE));
    view.setBlocks(blocks);
    return view;
  }

  private static List<BlockElement> buttons(int version, boolean live, Wording words) {
    String number = String.valueOf(version);
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(button(ROUTES, MatrixPhrase.SHOW_ROUTES, number, words));
    buttons.add(button(MatrixDownload.BUTTON, MatrixPhrase.SEND_CSV, number, words));
    if (!live) {
      buttons.add(button(ROLL_BACK, MatrixPhrase.ROLL_BACK, number, words));
    }
    return buttons;
  }

  private static List<BlockElement> paging(Optional<Integer> before, Listed listed, Wording words) {
    List<BlockElement> pages = new ArrayList<>();
    if (listed.versions().size() > ON_A_PAGE) {
      String oldest = String.valueOf(listed.versions().get(ON_A_PAGE - 1).number());
      pages.add(button(BUTTON, MatrixPhrase.OLDER_VERSIONS, oldest, words));
    } else if (before.isPresent()) {
      pages.add(button(BUTTON, MatrixPhrase.NEWEST_VERSIONS, "newest", words));
    }
    return pages;
  }

  private static ButtonElement button(String id, MatrixPhrase label, String value, Wording words) {
    return ButtonElement.builder()
        .actionId(id)
        .text(plainText(words.say(label)))
        .value(value)
        .build();
  }

  private View routes(Caller caller, Optional<Integer> version, Wording words) {
    Optional<Matrix> matrix =
        parts
            .tenants()
            .inBackground(
                caller.orgId(),
                tx ->
                    version.map(Matrices.in(tx)::load).filter(found -> !found.routes().isEmpty()));
    if (matrix.isEmpty()) {
      return CheckView.saying(words.say(MatrixPhrase.NO_SUCH_VERSION), words);
    }
    List<String> lines = new RoutesInWords(words).of(matrix.get());
    PlainLines shown = PlainLines.of(lines);
    String number = String.valueOf(matrix.get().version());
    if (shown.left() > 0) {
      parts
          .replies()
          .afterwards(() ->
              window
                  .files()
                  .sendLines(
                      caller,
                      "baton-matrix-version-" + number + ".txt",
                      lines,
                      words.say(MatrixPhrase.ROUTES_FILE, "version", number)));
    }
    return drawn(matrix.get(), shown, words);
  }

  private static View drawn(Matrix matrix, PlainLines shown, Wording words) {
    String number = String.valueOf(matrix.version());
    List<LayoutBlock> blocks = new ArrayList<>();
    String head =
        words.say(MatrixPhrase.ROUTES_OF_VERSION, "version", number, "n", matrix.routes().size());
    blocks.add(section(s -> s.text(markdownText(head))));
    blocks.addAll(shown.blocks());
    if (shown.left() > 0) {
      String rest = words.say(MatrixPhrase.REST_IN_FILE, "n", shown.left());
      blocks.add(section(s -> s.text(markdownText(rest))));
    }
    String back = String.valueOf(matrix.version() + 1);
    blocks.add(
        actions(a ->
            a.elements(
                List.<BlockElement>of(
                    button(BUTTON, MatrixPhrase.BACK_TO_VERSIONS, back, words)))));
    View view =
        TextView.of(words.say(MatrixPhrase.ROUTES_TITLE), "", words.say(SharedPhrase.CLOSE));
    view.setBlocks(blocks);
    return view;
  }

  private static String value(BlockActionRequest request) {
    String value = request.getPayload().getActions().getFirst().getValue();
    return value == null ? "" : value;
  }

  /** Empty for what is no number of a version. */
  static Optional<Integer> number(@Nullable String value) {
    return Optional.ofNullable(value)
        .filter(digits -> digits.matches("[1-9][0-9]{0,8}"))
        .map(Integer::valueOf);
  }
}
