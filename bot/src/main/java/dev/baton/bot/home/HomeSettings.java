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
import dev.baton.bot.install.EraseWorkspace;
import dev.baton.bot.notify.MailAccess;
import dev.baton.bot.privacy.OwnDataButton;
import dev.baton.bot.privacy.PersonalData;
import dev.baton.bot.slack.Mrkdwn;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.workspace.Workspaces.EmailConsent;
import java.util.List;
import java.util.Optional;

/** What everybody may choose for themselves, and what an admin may set for the workspace. */
final class HomeSettings {
  private HomeSettings() {}

  /** For everybody. */
  static List<LayoutBlock> own(HomeState state) {
    boolean stopped = state.reader().emailOptOut();
    return List.of(
        divider(),
        header(h -> h.text(plainText("For you"))),
        line(
            stopped
                ? "*Emails* You stopped them. Decisions reach you in Slack only."
                : "*Emails* Decisions on your tickets reach you by email too, where email is on.",
            stopped
                ? plain(EmailChoiceButton.ID, "Send me emails", EmailChoiceButton.RESUME)
                : plain(EmailChoiceButton.ID, "Stop emails", EmailChoiceButton.STOP)),
        line(
            "*Your data* A file with all that Baton stores about you, as a direct message.",
            plain(OwnDataButton.ID, "Send me my data", "own")));
  }

  /** For admins. */
  static List<LayoutBlock> admins(HomeState state, HomeState.Settings settings) {
    return List.of(
        divider(),
        header(h -> h.text(plainText("Settings"))),
        line(tickets(state.snapshot()), plain(TicketSettings.BUTTON, "Tickets", "open")),
        line(
            "*Roles* Who is a manager or an admin of Baton, and why.",
            plain(RoleSettings.BUTTON, "Roles", "open")),
        email(state, settings),
        line(
            "*How long texts are kept* "
                + settings
                    .retention()
                    .map(period -> "%d months.".formatted(period.months()))
                    .orElse("For ever."),
            plain(RetentionSettings.BUTTON, "Retention", "open")),
        line(
            "*A person's data* A copy of it, or its erasure.",
            plain(PersonalData.BUTTON, "Personal data", "open")),
        line(
            "*Leaving Baton* Erases everything of this workspace, history included.",
            EraseWorkspace.homeButton()));
  }

  private static String tickets(Snapshot snapshot) {
    return "*Tickets* Bare numbers become *%s*. Links: %s. Matrix: %s."
        .formatted(
            Mrkdwn.escape(snapshot.format().prefix() + "1042"),
            snapshot.format().urlTemplate().map(Mrkdwn::escape).orElse("none"),
            snapshot.matrix().map(m -> "version " + m.version()).orElse("none yet"));
  }

  private static LayoutBlock email(HomeState state, HomeState.Settings settings) {
    return switch (state.mail()) {
      case MailAccess.Off() ->
          said("*Email* Off: this server has no `RESEND_API_KEY`. Everything is told in Slack.");
      case MailAccess.On on when on.keyIsConsent() ->
          said("*Email* On: setting `RESEND_API_KEY` was the consent.");
      case MailAccess.On _ -> consent(settings.consent(), state);
    };
  }

  private static LayoutBlock consent(Optional<EmailConsent> consent, HomeState state) {
    return consent
        .map(given ->
            line(
                "*Email* On: %s agreed on %s."
                    .formatted(
                        Mrkdwn.mention(given.by()), Mrkdwn.time(given.at(), state.reader().zone())),
                plain(EmailConsentButton.ID, "Turn email off", EmailConsentButton.END)))
        .orElseGet(() ->
            line(
                "*Email* Off until an admin agrees that decisions are sent to the addresses Slack"
                    + " shows, through Resend.",
                agree()));
  }

  private static ButtonElement agree() {
    ButtonElement agree = plain(EmailConsentButton.ID, "Turn email on", EmailConsentButton.AGREE);
    agree.setConfirm(question());
    return agree;
  }

  private static ConfirmationDialogObject question() {
    return confirmationDialog(c ->
        c.title(plainText("Send emails to this workspace's people?"))
            .text(
                plainText(
                    "Baton takes their addresses from Slack and sends them decisions through"
                        + " Resend. Everybody can stop it for themselves."))
            .confirm(plainText("I agree"))
            .deny(plainText("Not now")));
  }

  private static LayoutBlock line(String text, ButtonElement button) {
    return section(s -> s.text(markdownText(text)).accessory(button));
  }

  private static LayoutBlock said(String text) {
    return section(s -> s.text(markdownText(text)));
  }

  private static ButtonElement plain(String id, String label, String value) {
    return button(b -> b.actionId(id).text(plainText(label)).value(value));
  }
}
