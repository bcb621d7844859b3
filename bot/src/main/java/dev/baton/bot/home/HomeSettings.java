package dev.baton.bot.home;

import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.confirmationDialog;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.alert.AlertSettingsButtons;
import dev.baton.bot.clock.CalendarSettings;
import dev.baton.bot.clock.ClockPhrase;
import dev.baton.bot.install.EraseWorkspace;
import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.privacy.OwnDataButton;
import dev.baton.bot.privacy.PersonalData;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.workspace.WorkspaceRow.EmailConsent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What everybody may choose for themselves, and what an admin may set for the workspace. */
final class HomeSettings {
  private HomeSettings() {}

  /** For everybody. */
  static List<LayoutBlock> own(HomeState state) {
    Wording words = state.words();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(divider());
    blocks.add(header(h -> h.text(plainText(words.say(HomePhrase.FOR_YOU)))));
    blocks.add(emails(state, words));
    if (state.reader().isFull()) {
      blocks.add(requestMail(state, words));
      blocks.add(AlertSettingsButtons.homeLine(words));
    }
    blocks.add(
        section(s ->
            s.text(markdownText(words.say(HomePhrase.LANGUAGE)))
                .accessory(LanguageChoice.drawn(state))));
    blocks.add(
        line(
            words.say(HomePhrase.OWN_DATA),
            plain(OwnDataButton.ID, words.say(HomePhrase.SEND_OWN_DATA), "own")));
    return blocks;
  }

  private static LayoutBlock emails(HomeState state, Wording words) {
    return state.reader().emailOptOut()
        ? line(
            words.say(HomePhrase.EMAILS_STOPPED),
            plain(
                EmailChoiceButton.ID, words.say(HomePhrase.SEND_EMAILS), EmailChoiceButton.RESUME))
        : line(
            words.say(HomePhrase.EMAILS_WANTED),
            plain(EmailChoiceButton.ID, words.say(HomePhrase.STOP_EMAILS), EmailChoiceButton.STOP));
  }

  private static LayoutBlock requestMail(HomeState state, Wording words) {
    return state.requestMail()
        ? line(
            words.say(HomePhrase.REQUESTS_MAILED),
            plain(
                RequestMailButton.ID,
                words.say(HomePhrase.REQUESTS_IN_SLACK_ONLY),
                RequestMailButton.STOP))
        : line(
            words.say(HomePhrase.REQUESTS_NOT_MAILED),
            plain(
                RequestMailButton.ID,
                words.say(HomePhrase.MAIL_REQUESTS),
                RequestMailButton.START));
  }

  /** For admins. */
  static List<LayoutBlock> admins(HomeState state, HomeState.Settings settings) {
    Wording words = state.words();
    return List.of(
        divider(),
        header(h -> h.text(plainText(words.say(HomePhrase.FOR_ADMINS)))),
        opening(
            tickets(state.snapshot(), words),
            TicketSettings.BUTTON,
            words.say(HomePhrase.TICKETS_BUTTON)),
        opening(
            words.say(settings.hasManager() ? HomePhrase.ROLES : HomePhrase.ROLES_WITHOUT_MANAGER),
            RoleSettings.BUTTON,
            words.say(HomePhrase.ROLES_BUTTON)),
        reading(settings, words),
        email(state, settings, words),
        opening(
            CalendarSettings.homeLine(settings.calendar(), words),
            CalendarSettings.BUTTON,
            words.say(ClockPhrase.CALENDAR_BUTTON)),
        opening(
            settings
                .retention()
                .map(period -> words.say(HomePhrase.RETENTION, "n", period.months()))
                .orElseGet(() -> words.say(HomePhrase.NO_RETENTION)),
            RetentionSettings.BUTTON,
            words.say(HomePhrase.RETENTION_BUTTON)),
        opening(
            words.say(HomePhrase.PERSONS_DATA),
            PersonalData.BUTTON,
            words.say(HomePhrase.PERSONS_DATA_BUTTON)),
        line(words.say(HomePhrase.ERASE_WORKSPACE), EraseWorkspace.homeButton(words)));
  }

  private static String tickets(Snapshot snapshot, Wording words) {
    return words.say(
        HomePhrase.TICKETS,
        "prefixed",
        !snapshot.format().prefix().isEmpty(),
        "example",
        snapshot.format().prefix() + "1042",
        "linked",
        snapshot.format().urlTemplate().isPresent(),
        "address",
        snapshot.format().urlTemplate().orElse(""),
        "live",
        snapshot.matrix().isPresent(),
        "version",
        snapshot.matrix().map(m -> String.valueOf(m.version())).orElse(""));
  }

  private static LayoutBlock reading(HomeState.Settings settings, Wording words) {
    return settings.readingOpen()
        ? line(
            words.say(HomePhrase.READING_ALL),
            plain(ReadingButton.ID, words.say(HomePhrase.READING_CLOSE), ReadingButton.CLOSE))
        : line(
            words.say(HomePhrase.READING_TEAM),
            plain(ReadingButton.ID, words.say(HomePhrase.READING_OPEN), ReadingButton.OPEN));
  }

  private static LayoutBlock email(HomeState state, HomeState.Settings settings, Wording words) {
    return switch (state.mail()) {
      case MailAccess.Off() -> HomeView.said(words.say(HomePhrase.EMAIL_IMPOSSIBLE));
      case MailAccess.On on when on.keyIsConsent() ->
          HomeView.said(words.say(HomePhrase.EMAIL_BY_KEY));
      case MailAccess.On _ -> consent(settings.consent(), words);
    };
  }

  private static LayoutBlock consent(Optional<EmailConsent> consent, Wording words) {
    return consent
        .map(given ->
            line(
                words.say(HomePhrase.EMAIL_AGREED, "who", Arg.person(given.by()), "at", given.at()),
                plain(
                    EmailConsentButton.ID,
                    words.say(HomePhrase.EMAIL_OFF),
                    EmailConsentButton.END)))
        .orElseGet(() -> line(words.say(HomePhrase.EMAIL_NOT_AGREED), agree(words)));
  }

  private static ButtonElement agree(Wording words) {
    ButtonElement agree =
        plain(EmailConsentButton.ID, words.say(HomePhrase.EMAIL_ON), EmailConsentButton.AGREE);
    agree.setConfirm(question(words));
    return agree;
  }

  private static ConfirmationDialogObject question(Wording words) {
    return confirmationDialog(c ->
        c.title(plainText(words.say(HomePhrase.EMAIL_QUESTION)))
            .text(plainText(words.say(HomePhrase.EMAIL_EXPLAINED)))
            .confirm(plainText(words.say(HomePhrase.EMAIL_YES)))
            .deny(plainText(words.say(HomePhrase.EMAIL_NO))));
  }

  /** A line whose button opens a form. */
  private static LayoutBlock opening(String text, String id, String label) {
    return line(text, plain(id, label, "open"));
  }

  private static LayoutBlock line(String text, ButtonElement button) {
    return section(s -> s.text(markdownText(text)).accessory(button));
  }

  private static ButtonElement plain(String id, String label, String value) {
    return button(b -> b.actionId(id).text(plainText(label)).value(value));
  }
}
