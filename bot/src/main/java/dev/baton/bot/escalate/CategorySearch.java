package dev.baton.bot.escalate;

import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.context.builtin.BlockSuggestionContext;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.slack.Caller;
import dev.baton.bot.slack.Inputs;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.TicketFacts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds categories while somebody types, where a matrix has more than a select can hold. */
public final class CategorySearch {
  public static final String ID = PageOne.CATEGORY;

  private final Snapshots snapshots;

  public CategorySearch(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  public Response answer(BlockSuggestionRequest request, BlockSuggestionContext context) {
    String typed =
        Optional.ofNullable(request.getPayload().getValue()).orElse("").toLowerCase(Locale.ROOT);
    Optional<Matrix> matrix =
        snapshots.inMemory(Caller.of(context).orgId()).flatMap(Snapshot::matrix);
    List<Option> found =
        matrix.stream()
            .flatMap(m -> Stream.concat(m.categories().stream(), Stream.of(TicketFacts.OTHER)))
            .filter(category -> category.toLowerCase(Locale.ROOT).contains(typed))
            .limit(PageOne.MOST_OPTIONS)
            .map(CategorySearch::option)
            .toList();
    return context.ack(BlockSuggestionResponse.builder().options(found).build());
  }

  private static Option option(String category) {
    return new Option(Inputs.option(category).getText(), Inputs.option(category).getValue());
  }
}
