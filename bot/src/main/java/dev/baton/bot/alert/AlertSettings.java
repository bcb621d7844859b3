package dev.baton.bot.alert;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.medium.Webhooks;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.Tx;
import dev.baton.db.medium.AlertMails;
import dev.baton.db.medium.AlertWebhooks;
import dev.baton.db.medium.TelegramLinks;
import dev.baton.db.member.Roles;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.member.Member;
import dev.baton.slack.TextView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** By what a person has alerts besides Slack: the window in which they choose it. */
final class AlertSettings {
  private AlertSettings() {}

  /** As it stands for this reader. */
  static View window(Tx tx, BotParts parts, Member reader, Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(said(words.say(AlertPhrase.SETTINGS_EXPLAINED)));
    blocks.add(divider());
    mail(tx, parts, reader, words, blocks);
    telegram(tx, parts, reader, words, blocks);
    webhook(tx, parts, reader.id(), words, blocks);
    if (Roles.in(tx).permissionsOf(reader.id()).manager() && parts.media().webhooks().isPresent()) {
      workspace(tx, words, blocks);
    }
    View view =
        TextView.of(words.say(AlertPhrase.SETTINGS_TITLE), "", words.say(SharedPhrase.CLOSE));
    view.setBlocks(blocks);
    return view;
  }

  private static void mail(
      Tx tx, BotParts parts, Member reader, Wording words, List<LayoutBlock> blocks) {
    Optional<String> address = reader.email().filter(_ -> reachesByMail(tx, parts, reader));
    if (address.isEmpty()) {
      blocks.add(said(words.say(AlertPhrase.MAIL_NOT_HERE)));
      return;
    }
    boolean wanted = AlertMails.in(tx).wants(reader.id());
    blocks.add(
        said(
            wanted
                ? words.say(AlertPhrase.MAIL_ON, "address", address.get())
                : words.say(AlertPhrase.MAIL_OFF)));
    blocks.add(
        row(
            wanted
                ? plain(AlertSettingsButtons.MAIL, words.say(AlertPhrase.MAIL_STOP), "stop")
                : plain(AlertSettingsButtons.MAIL, words.say(AlertPhrase.MAIL_START), "start")));
  }

  private static boolean reachesByMail(Tx tx, BotParts parts, Member reader) {
    return parts.mail() instanceof MailAccess.On on
        && (on.keyIsConsent() || WorkspaceRow.in(tx).hasEmailConsent())
        && !reader.emailOptOut();
  }

  private static void telegram(
      Tx tx, BotParts parts, Member reader, Wording words, List<LayoutBlock> blocks) {
    if (parts.media().telegram().isEmpty()) {
      blocks.add(said(words.say(AlertPhrase.TELEGRAM_NOT_HERE)));
      return;
    }
    Optional<TelegramLinks.Link> link = TelegramLinks.in(tx).of(reader.id());
    blocks.add(
        said(
            link.map(linked ->
                    words.say(
                        AlertPhrase.TELEGRAM_ON,
                        "named",
                        !linked.name().isEmpty(),
                        "name",
                        linked.name(),
                        "at",
                        linked.since()))
                .orElseGet(() -> words.say(AlertPhrase.TELEGRAM_OFF))));
    blocks.add(
        row(
            link.isPresent()
                ? plain(AlertSettingsButtons.TELEGRAM, words.say(AlertPhrase.TELEGRAM_STOP), "stop")
                : plain(
                    AlertSettingsButtons.TELEGRAM,
                    words.say(AlertPhrase.TELEGRAM_START),
                    "start")));
  }

  private static void webhook(
      Tx tx, BotParts parts, String forWhom, Wording words, List<LayoutBlock> blocks) {
    if (parts.media().webhooks().isEmpty()) {
      blocks.add(said(words.say(AlertPhrase.WEBHOOK_NOT_HERE)));
      return;
    }
    Optional<AlertWebhooks.Webhook> hook = AlertWebhooks.in(tx).of(forWhom);
    blocks.add(
        said(
            hook.map(set -> standing(set, words))
                .orElseGet(() -> words.say(AlertPhrase.WEBHOOK_OFF))));
    blocks.add(row(hookButtons(hook.isPresent(), forWhom, words)));
  }

  private static String standing(AlertWebhooks.Webhook hook, Wording words) {
    String host = Webhooks.host(hook.address());
    return hook.failingSince()
        .map(since -> words.say(AlertPhrase.WEBHOOK_FAILING, "host", host, "at", since))
        .orElseGet(() -> words.say(AlertPhrase.WEBHOOK_ON, "host", host));
  }

  private static void workspace(Tx tx, Wording words, List<LayoutBlock> blocks) {
    Optional<AlertWebhooks.Webhook> hook = AlertWebhooks.in(tx).of(AlertWebhooks.WORKSPACE);
    blocks.add(divider());
    blocks.add(
        said(
            words.say(
                AlertPhrase.FOR_WORKSPACE,
                "set",
                hook.isPresent(),
                "host",
                hook.map(set -> Webhooks.host(set.address())).orElse(""))));
    blocks.add(row(hookButtons(hook.isPresent(), AlertWebhooks.WORKSPACE, words)));
  }

  private static BlockElement[] hookButtons(boolean set, String forWhom, Wording words) {
    List<ButtonElement> buttons = new ArrayList<>();
    String whose = forWhom.equals(AlertWebhooks.WORKSPACE) ? AlertWebhooks.WORKSPACE : "own";
    buttons.add(plain(AlertSettingsButtons.HOOK_SET, words.say(AlertPhrase.WEBHOOK_SET), whose));
    if (set) {
      buttons.add(
          plain(AlertSettingsButtons.HOOK_TEST, words.say(AlertPhrase.WEBHOOK_TEST), whose));
      buttons.add(
          plain(AlertSettingsButtons.HOOK_ROTATE, words.say(AlertPhrase.WEBHOOK_ROTATE), whose));
      buttons.add(
          plain(AlertSettingsButtons.HOOK_STOP, words.say(AlertPhrase.WEBHOOK_STOP), whose));
    }
    return buttons.toArray(BlockElement[]::new);
  }

  static LayoutBlock said(String mrkdwn) {
    return section(s -> s.text(markdownText(mrkdwn)));
  }

  private static LayoutBlock row(BlockElement... buttons) {
    return actions(a -> a.elements(List.of(buttons)));
  }

  private static ButtonElement plain(String id, String label, String value) {
    return button(b -> b.actionId(id).text(plainText(label)).value(value));
  }
}
