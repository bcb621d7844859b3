package dev.baton.bot.escalate;

import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.context.builtin.BlockSuggestionContext;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ListSearch;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.slack.Caller;
import dev.baton.slack.Inputs;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds routes and owners while somebody types, where page two cannot list them all. */
public final class PageTwoSearch {
  public static final String ROUTE = PageTwo.ROUTE;

  /** The owners of any route. */
  public static final Pattern OWNER = Pattern.compile(Pattern.quote(PageTwo.OWNER + ":") + ".*");

  private static final Logger LOG = LoggerFactory.getLogger(PageTwoSearch.class);

  private final BotParts parts;

  public PageTwoSearch(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockSuggestionRequest request, BlockSuggestionContext context) {
    ListSearch search = ListSearch.of(request.getPayload().getValue());
    List<Option> found =
        offered(Caller.of(context), request).stream()
            .filter(option -> search.finds(said(option)))
            .limit(Inputs.MOST_OPTIONS)
            .map(PageTwoSearch::option)
            .toList();
    return context.ack(BlockSuggestionResponse.builder().options(found).build());
  }

  private List<OptionObject> offered(Caller caller, BlockSuggestionRequest request) {
    try {
      return parts.tenants().inTransaction(caller.orgId(), tx -> offered(tx, caller, request));
    } catch (DatabaseUnavailable away) {
      LOG.warn("Nothing was found for who types: the database is away");
      return List.of();
    }
  }

  private List<OptionObject> offered(Tx tx, Caller caller, BlockSuggestionRequest request) {
    EscalateFlow flow = new EscalateFlow(parts, parts.snapshots().within(tx).orElseThrow(), caller);
    String id = request.getPayload().getActionId();
    return flow.proposalOf(tx, page(request))
        .map(flow::options)
        .map(options ->
            id.equals(ROUTE)
                ? options.routeOptions()
                : options.ownerOptions(id.substring(PageTwo.ownerBlock("").length())))
        .orElse(List.of());
  }

  /** Empty where what was sent names no page. */
  private static String page(BlockSuggestionRequest request) {
    return Optional.ofNullable(request.getPayload().getView()).map(View::getRootViewId).orElse("");
  }

  private static String said(OptionObject option) {
    return option.getText().getText() + " " + option.getDescription().getText();
  }

  private static Option option(OptionObject option) {
    Option found = new Option(option.getText(), option.getValue());
    found.setDescription(option.getDescription());
    return found;
  }
}
