package dev.baton.bot.matrix;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.Tx;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.Matrices.Provenance;
import dev.baton.db.matrix.MatrixSheet;
import dev.baton.db.matrix.MatrixSheets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What App Home shows an admin of the matrix, and the buttons that change it.
 *
 * @param version number of the live version; empty before the first
 * @param from where that came from
 * @param sheet the linked Google Sheet
 */
public record MatrixSettings(
    Optional<Integer> version, Optional<Provenance> from, Optional<MatrixSheet> sheet) {

  /** As it is now. */
  public static MatrixSettings read(Tx tx) {
    return new MatrixSettings(
        Matrices.in(tx).liveVersion(),
        Matrices.in(tx).liveProvenance(),
        MatrixSheets.in(tx).find());
  }

  /** As blocks of App Home. */
  public List<LayoutBlock> blocks(Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(section(s -> s.text(markdownText(live(words)))));
    sheet.ifPresent(linked ->
        blocks.add(
            context(c -> c.elements(asContextElements(markdownText(watched(linked, words)))))));
    blocks.add(actions(a -> a.elements(buttons(words))));
    return blocks;
  }

  private String live(Wording words) {
    return version.isPresent() && from.isPresent()
        ? new VersionText(words).live(version.get(), from.get())
        : words.say(MatrixPhrase.NO_LIVE_VERSION);
  }

  private static String watched(MatrixSheet linked, Wording words) {
    return linked
        .trouble()
        .map(code ->
            words.say(
                MatrixPhrase.SHEET_IN_TROUBLE,
                "sheet",
                linked.shown(),
                "why",
                SheetTrouble.parse(code).sentence(words)))
        .orElseGet(() ->
            words.say(
                MatrixPhrase.SHEET_WATCHED, "sheet", linked.shown(), "at", linked.lookedAt()));
  }

  private List<BlockElement> buttons(Wording words) {
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(button(MatrixUpload.BUTTON, MatrixPhrase.UPLOAD_BUTTON, words));
    buttons.add(button(SheetSettings.BUTTON, MatrixPhrase.SHEET_BUTTON, words));
    if (version.isPresent()) {
      buttons.add(button(MatrixDownload.BUTTON, MatrixPhrase.DOWNLOAD_BUTTON, words));
      buttons.add(button(MatrixVersions.BUTTON, MatrixPhrase.VERSIONS_BUTTON, words));
      buttons.add(button(RouteChange.BUTTON, MatrixPhrase.CHANGE_BUTTON, words));
    }
    return buttons;
  }

  private static ButtonElement button(String id, MatrixPhrase label, Wording words) {
    return ButtonElement.builder()
        .actionId(id)
        .text(plainText(words.say(label)))
        .value("open")
        .build();
  }
}
