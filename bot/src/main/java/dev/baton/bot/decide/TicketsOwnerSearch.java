package dev.baton.bot.decide;

import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.context.builtin.BlockSuggestionContext;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ListSearch;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.Tier;
import dev.baton.slack.Caller;
import dev.baton.slack.Inputs;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds whose tickets a lead means, while they type: the people of their tiers first, and those who
 * left too, whom Slack's own choice of people shows nowhere. Asks memory only; nobody who leads no
 * tier is shown anybody.
 */
public final class TicketsOwnerSearch {
  public static final String ID = MoveTicketsForm.OWNER;

  private final BotParts parts;

  public TicketsOwnerSearch(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockSuggestionRequest request, BlockSuggestionContext context) {
    Caller caller = Caller.of(context);
    ListSearch search = ListSearch.of(request.getPayload().getValue());
    List<Option> options =
        parts
            .snapshots()
            .inMemory(caller.orgId())
            .map(snapshot -> found(snapshot, caller, search))
            .orElse(List.of());
    return context.ack(BlockSuggestionResponse.builder().options(options).build());
  }

  private List<Option> found(Snapshot snapshot, Caller caller, ListSearch search) {
    Set<Tier> led =
        snapshot
            .member(caller.member())
            .filter(Member::isFull)
            .map(snapshot::tiersLedBy)
            .orElse(Set.of());
    if (led.isEmpty()) {
      return List.of();
    }
    Set<String> theirs =
        led.stream().flatMap(tier -> snapshot.peopleOf(tier).stream()).collect(Collectors.toSet());
    Wording words = snapshot.wordingFor(caller.member());
    return snapshot.members().values().stream()
        .filter(member -> member.kind() == Member.Kind.FULL || member.kind() == Member.Kind.GUEST)
        .filter(member -> search.finds(label(member, words)))
        .sorted(
            Comparator.comparing((Member member) -> !theirs.contains(member.id()))
                .thenComparing(member -> !member.deactivated())
                .thenComparing(Member::name))
        .limit(Inputs.MOST_OPTIONS)
        .map(member -> option(member, words))
        .toList();
  }

  private static Option option(Member member, Wording words) {
    var option = Inputs.option(label(member, words), member.id());
    return new Option(option.getText(), option.getValue());
  }

  private static String label(Member member, Wording words) {
    return words.say(
        DecidePhrase.MOVE_OWNER_OPTION, "name", member.name(), "left", member.deactivated());
  }
}
