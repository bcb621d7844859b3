package dev.baton.bot.privacy;

import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.context.builtin.BlockSuggestionContext;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ListSearch;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.member.Members;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import dev.baton.slack.Inputs;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds people while an admin types, those who left included: Slack's own choice of people shows
 * none of them, and they are whom an erasure is mostly about.
 */
public final class PersonSearch {
  public static final String ID = "data_person";

  private static final Logger LOG = LoggerFactory.getLogger(PersonSearch.class);
  private static final int MOST_OPTIONS = 100;

  private final BotParts parts;
  private final AdminAccess door;

  public PersonSearch(BotParts parts) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
  }

  public Response answer(BlockSuggestionRequest request, BlockSuggestionContext context) {
    ListSearch search = ListSearch.of(request.getPayload().getValue());
    return context.ack(
        BlockSuggestionResponse.builder().options(found(Caller.of(context), search)).build());
  }

  private List<Option> found(Caller caller, ListSearch search) {
    try {
      return door.asAdmin(caller, tx -> Members.in(tx).all()).orElse(List.of()).stream()
          .filter(member -> member.kind() == Member.Kind.FULL || member.kind() == Member.Kind.GUEST)
          .filter(member -> search.finds(words(member)))
          .limit(MOST_OPTIONS)
          .map(member -> option(member, parts.wordingFor(caller)))
          .toList();
    } catch (DatabaseUnavailable away) {
      LOG.warn("People of {} could not be looked up: the database is away", caller.orgId());
      return List.of();
    }
  }

  private static String words(Member member) {
    return Stream.concat(Stream.of(member.name(), member.id()), member.email().stream())
        .collect(Collectors.joining(" "));
  }

  private static Option option(Member member, Wording words) {
    String text =
        words.say(
            PrivacyPhrase.FOUND,
            "name",
            member.name(),
            "address",
            member.email().orElse(member.id()),
            "left",
            member.deactivated());
    var option = Inputs.option(text, member.id());
    return new Option(option.getText(), option.getValue());
  }
}
