package dev.baton.bot.log;

import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.member.Roles;
import dev.baton.escalation.member.Permissions;
import dev.baton.slack.Caller;
import dev.baton.slack.MessagePages;
import dev.baton.slack.TextView;
import java.util.ArrayList;
import java.util.List;

/** A ticket's history in a modal, for who may read it; to read, without buttons. */
public final class HistoryModal {
  private final BotParts parts;
  private final ModalOpening opening;

  public HistoryModal(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  /**
   * Opens it.
   *
   * @param ticket a key as somebody may write it
   */
  public void open(String ticket, BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    opening
        .open(caller, request.getPayload().getTriggerId(), drawn(caller, ticket))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
  }

  private View drawn(Caller caller, String ticket) {
    Snapshot people = parts.snapshots().of(caller.orgId()).orElseThrow();
    Wording words = people.wordingFor(caller.member());
    try {
      return parts
          .tenants()
          .inTransaction(
              caller.orgId(),
              tx -> {
                Permissions standing = Roles.in(tx).permissionsOf(caller.member());
                if (!standing.full()) {
                  return sentence(words.say(LogPhrase.FULL_MEMBERS_ONLY), words);
                }
                ShownHistory shown =
                    ShownHistory.of(
                        tx,
                        people.format().read(ticket),
                        people,
                        caller.member(),
                        parts.clock().instant());
                return shown
                    .history()
                    .map(history ->
                        new HistoryText(
                                history,
                                people,
                                caller.member(),
                                false,
                                shown.account(),
                                shown.promises(),
                                HistoryDeeds.NONE)
                            .pages())
                    .map(pages -> modal(pages, ticket, words))
                    .orElseGet(() -> sentence(words.say(shown.instead(), "ticket", ticket), words));
              });
    } catch (DatabaseUnavailable away) {
      return sentence(words.say(SharedPhrase.DATABASE_AWAY), words);
    }
  }

  private static View modal(List<MessagePages.Page> pages, String ticket, Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    pages.getFirst().blocks().stream()
        .filter(block -> !(block instanceof ActionsBlock))
        .forEach(blocks::add);
    if (pages.size() > 1) {
      blocks.addAll(
          new MessagePages()
              .say(words.say(LogPhrase.REST_BY_COMMAND, "ticket", ticket))
              .done()
              .getFirst()
              .blocks());
    }
    return view(v ->
        v.type("modal")
            .title(viewTitle(t -> t.type("plain_text").text(words.say(LogPhrase.HISTORY_TITLE))))
            .close(viewClose(c -> c.type("plain_text").text(words.say(SharedPhrase.CLOSE))))
            .blocks(blocks));
  }

  private static View sentence(String text, Wording words) {
    return TextView.of(words.say(LogPhrase.HISTORY_TITLE), text, words.say(SharedPhrase.CLOSE));
  }
}
