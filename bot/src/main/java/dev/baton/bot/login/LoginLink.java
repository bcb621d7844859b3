package dev.baton.bot.login;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.login.LoginLinks;
import dev.baton.db.member.Roles;
import dev.baton.slack.Caller;
import dev.baton.web.SecretWord;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/**
 * The way from Slack into the browser: a link for one person, good once and for a few minutes. It
 * needs nothing of Slack but the bot's token.
 */
public final class LoginLink {
  /** The button on App Home. */
  public static final String ID = "open_board";

  static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private final BotParts parts;
  private final SecureRandom random = new SecureRandom();

  public LoginLink(BotParts parts) {
    this.parts = parts;
  }

  /** Answers the button by a private message. */
  public Response answer(BlockActionRequest request, ActionContext context) {
    parts.replies().privately(context, sentence(Caller.of(context)));
    return context.ack();
  }

  /** What the caller is told: the link, or why there is none for them. */
  public String sentence(Caller caller) {
    Wording words = parts.wordingFor(caller);
    try {
      SecretWord secret = SecretWord.next(random);
      Instant now = parts.clock().instant();
      boolean made =
          parts
              .tenants()
              .inTransaction(
                  caller.orgId(),
                  tx -> {
                    boolean full = Roles.in(tx).permissionsOf(caller.member()).full();
                    if (full) {
                      LoginLinks.in(tx).make(caller.member(), secret.digest(), now, GOOD_FOR);
                    }
                    return full;
                  });
      return made
          ? words.say(
              LoginPhrase.LINK,
              "link",
              Arg.link(address(caller.orgId(), secret), words.say(LoginPhrase.OPEN_BOARD)),
              "n",
              GOOD_FOR.toMinutes())
          : words.say(LoginPhrase.FULL_MEMBERS_ONLY);
    } catch (DatabaseUnavailable away) {
      return words.say(SharedPhrase.DATABASE_AWAY);
    }
  }

  private String address(String orgId, SecretWord secret) {
    return parts.address().url() + "/w/" + orgId + "/login/" + secret.text();
  }
}
