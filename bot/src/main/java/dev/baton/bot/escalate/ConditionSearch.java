package dev.baton.bot.escalate;

import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.context.builtin.BlockSuggestionContext;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.ListSearch;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.matrix.Matrix;
import dev.baton.slack.Caller;
import dev.baton.slack.Inputs;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the values of a condition while somebody types, where a select cannot hold them all. */
public final class ConditionSearch {
  public static final String CATEGORY = PageOne.CATEGORY;
  public static final String PREFILLED_CATEGORY = PageOne.CATEGORY + PageOneMemory.Prefilled.SUFFIX;
  public static final String ACCOUNT_TIER = PageOne.ACCOUNT_TIER;

  /** Conditions of the workspace's own; their names come from its matrix. */
  public static final Pattern CUSTOM = Pattern.compile(Pattern.quote(PageOne.CUSTOM) + ".*");

  private final Snapshots snapshots;

  public ConditionSearch(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  public Response answer(BlockSuggestionRequest request, BlockSuggestionContext context) {
    ListSearch search = ListSearch.of(request.getPayload().getValue());
    String id = request.getPayload().getActionId();
    Wording words = snapshots.wordingFor(Caller.of(context).orgId(), Caller.of(context).member());
    Optional<Matrix> matrix =
        snapshots.inMemory(Caller.of(context).orgId()).flatMap(Snapshot::matrix);
    List<Option> found =
        matrix.stream()
            .flatMap(m -> PageOne.values(m, id).stream())
            .map(value -> PageOne.option(id, value, words))
            .filter(option -> search.finds(option.getText().getText()))
            .limit(Inputs.MOST_OPTIONS)
            .map(option -> new Option(option.getText(), option.getValue()))
            .toList();
    return context.ack(BlockSuggestionResponse.builder().options(found).build());
  }
}
