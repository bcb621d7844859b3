package dev.baton.bot.sla;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.matrix.SheetTrouble;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.sla.PromiseFile.Kind;
import dev.baton.db.Tx;
import dev.baton.db.detect.Criteria;
import dev.baton.db.matrix.MatrixSheet;
import dev.baton.db.matrix.MatrixSheets;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.db.sla.SlaPolicies.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What App Home shows an admin of the promises and of the criteria, and the buttons that change
 * them.
 */
public record PromiseSettings(Shown promises, Shown criteria) {
  private static final String CONSOLE = "cli";

  /**
   * One of the two.
   *
   * @param live the live version; empty while the usual ones stand
   * @param sheet the linked Google Sheet
   */
  record Shown(Kind kind, Optional<Version> live, Optional<MatrixSheet> sheet) {}

  /** As it is now. */
  public static PromiseSettings read(Tx tx) {
    return new PromiseSettings(
        new Shown(
            Kind.SLA,
            SlaPolicies.in(tx).versions(1).stream().findFirst(),
            MatrixSheets.of(tx, Kind.SLA.code()).find()),
        new Shown(
            Kind.CRITERIA,
            Criteria.in(tx).versions(1).stream().findFirst(),
            MatrixSheets.of(tx, Kind.CRITERIA.code()).find()));
  }

  /** Of the promises, as blocks of App Home. */
  public List<LayoutBlock> promises(Wording words) {
    return blocks(promises, words);
  }

  /** Of the criteria. */
  public List<LayoutBlock> criteria(Wording words) {
    return blocks(criteria, words);
  }

  private static List<LayoutBlock> blocks(Shown shown, Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    String live =
        shown
            .live()
            .map(version -> live(shown.kind(), version, words))
            .orElseGet(() -> words.say(SlaPhrase.USUAL, "criteria", shown.kind() == Kind.CRITERIA));
    blocks.add(section(s -> s.text(markdownText(live))));
    shown
        .sheet()
        .ifPresent(sheet ->
            blocks.add(
                context(c -> c.elements(asContextElements(markdownText(watched(sheet, words)))))));
    blocks.add(actions(a -> a.elements(buttons(shown, words))));
    return blocks;
  }

  private static String live(Kind kind, Version version, Wording words) {
    Provenance from = version.provenance();
    return words.say(
        SlaPhrase.LIVE,
        "criteria",
        kind == Kind.CRITERIA,
        "version",
        String.valueOf(version.number()),
        "console",
        isConsole(from),
        "who",
        Arg.person(from.appliedBy()),
        "at",
        from.appliedAt(),
        "origin",
        from.origin(),
        "source",
        from.source());
  }

  static boolean isConsole(Provenance from) {
    return from.appliedBy().equals(CONSOLE);
  }

  private static String watched(MatrixSheet sheet, Wording words) {
    return sheet
        .trouble()
        .map(code ->
            words.say(
                SlaPhrase.SHEET_IN_TROUBLE,
                "sheet",
                sheet.shown(),
                "why",
                SheetTrouble.parse(code).sentence(words)))
        .orElseGet(
            () -> words.say(SlaPhrase.SHEET_LINE, "sheet", sheet.shown(), "at", sheet.lookedAt()));
  }

  private static List<BlockElement> buttons(Shown shown, Wording words) {
    String kind = shown.kind().code();
    List<BlockElement> buttons = new ArrayList<>();
    boolean criteria = shown.kind() == Kind.CRITERIA;
    buttons.add(button(PromiseUpload.BUTTON, labelled(SlaPhrase.UPLOAD, criteria, words), kind));
    if (shown.kind() == Kind.SLA) {
      buttons.add(button(TierPromises.BUTTON, SlaPhrase.TIER, kind, words));
    }
    buttons.add(
        button(PromiseVersions.CSV, labelled(SlaPhrase.DOWNLOAD, criteria, words), kind + "|"));
    if (shown.live().isPresent()) {
      buttons.add(
          button(
              PromiseVersions.BUTTON, labelled(SlaPhrase.VERSIONS, criteria, words), kind + "|"));
    }
    return buttons;
  }

  private static String labelled(SlaPhrase label, boolean criteria, Wording words) {
    return words.say(label, "criteria", criteria);
  }

  static ButtonElement button(String id, SlaPhrase label, String value, Wording words) {
    return button(id, words.say(label), value);
  }

  private static ButtonElement button(String id, String label, String value) {
    return ButtonElement.builder().actionId(id).text(plainText(label)).value(value).build();
  }
}
