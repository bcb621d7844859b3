package dev.baton.bot.home;

import static com.slack.api.model.block.element.BlockElements.staticSelect;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.baton.bot.phrases.Language;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.member.Members;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import dev.baton.slack.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Anybody chooses the language Baton speaks to them, or leaves it to Slack. */
public final class LanguageChoice {
  public static final String ID = "language_choice";

  private static final String AS_IN_SLACK = "slack";

  private final BotParts parts;

  public LanguageChoice(BotParts parts) {
    this.parts = parts;
  }

  /** The choice as it stands on App Home, in each language's own name. */
  static StaticSelectElement drawn(HomeState state) {
    Wording words = state.words();
    List<OptionObject> options = new ArrayList<>();
    options.add(Inputs.option(words.say(HomePhrase.LANGUAGE_OF_SLACK), AS_IN_SLACK));
    for (Language language : state.snapshot().phrases().languages()) {
      options.add(Inputs.option(language.ownName(), language.tag()));
    }
    String chosen = state.reader().speech().chosen().orElse(AS_IN_SLACK);
    OptionObject initial =
        options.stream()
            .filter(option -> option.getValue().equals(chosen))
            .findFirst()
            .orElse(options.getFirst());
    return staticSelect(s -> s.actionId(ID).options(options).initialOption(initial));
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    String value = request.getPayload().getActions().getFirst().getSelectedOption().getValue();
    set(caller, value).ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> set(Caller caller, String value) {
    try {
      Optional<Member> known =
          parts
              .tenants()
              .inTransaction(
                  caller.orgId(),
                  tx -> {
                    Optional<Member> member =
                        Members.in(tx).find(caller.member()).filter(Member::mayFile);
                    member.ifPresent(
                        one -> Members.in(tx).setLanguage(one.id(), chosen(caller, value)));
                    return member;
                  });
      if (known.isEmpty()) {
        return Optional.of(parts.wordingFor(caller).say(SharedPhrase.MEMBERS_ONLY));
      }
      parts.snapshots().refresh(caller.orgId());
      new HomeOpened(parts).redraw(caller);
      return Optional.empty();
    } catch (DatabaseUnavailable away) {
      return Optional.of(parts.wordingFor(caller).say(SharedPhrase.DATABASE_AWAY));
    }
  }

  /** A tag Baton has; what is none is Slack's. */
  private Optional<String> chosen(Caller caller, String value) {
    return parts.snapshots().of(caller.orgId()).stream()
        .flatMap(snapshot -> snapshot.phrases().tagged(value).stream())
        .map(Language::tag)
        .findFirst();
  }
}
