package dev.baton.bot.matrix;

import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.BlockSuggestionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ListSearch;
import dev.baton.bot.surface.WaitingModal;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.matrix.MatrixProposal.ChangedRoute;
import dev.baton.db.member.Members;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.ViewValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An admin changes who owns, leads and when on one route, without a file. */
public final class RouteChange {
  public static final String BUTTON = "matrix_change";
  public static final String ROUTE = "matrix_route";
  public static final String ROUTE_ID = "matrix_route_modal";
  public static final String ID = "matrix_change_modal";

  private final BotParts parts;
  private final AdminAccess door;
  private final MatrixWindow window;
  private final ProposedMatrices proposed;

  public RouteChange(BotParts parts, MatrixWindow window) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
    this.window = window;
    this.proposed = new ProposedMatrices(parts);
  }

  /** Asks which route. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    door.open(
            caller,
            request.getPayload().getTriggerId(),
            tx ->
                live(tx)
                    .map(matrix -> choice(matrix, words))
                    .orElseGet(
                        () -> CheckView.saying(words.say(MatrixPhrase.NO_LIVE_VERSION), words)))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Finds routes by their tiers and sentences. */
  public Response search(BlockSuggestionRequest request, BlockSuggestionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    ListSearch search = ListSearch.of(request.getPayload().getValue());
    List<Option> found =
        routes(caller).stream()
            .filter(route -> search.finds(said(route, words)))
            .limit(Inputs.MOST_OPTIONS)
            .map(route -> option(route, words))
            .map(option -> new Option(option.getText(), option.getValue()))
            .toList();
    return context.ack(BlockSuggestionResponse.builder().options(found).build());
  }

  private List<Route> routes(Caller caller) {
    try {
      return door.asAdmin(caller, RouteChange.this::live)
          .flatMap(matrix -> matrix.map(Matrix::routes))
          .orElse(List.of());
    } catch (DatabaseUnavailable away) {
      return List.of();
    }
  }

  /** Shows the form of the chosen route. */
  public Response choose(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Optional<Integer> number =
        ViewValues.of(request.getPayload().getView())
            .selected(ROUTE)
            .flatMap(MatrixVersions::number);
    try {
      Optional<Optional<View>> form =
          door.asAdmin(
              caller,
              tx -> {
                Optional<Matrix> matrix = live(tx);
                return matrix.flatMap(found ->
                    number
                        .flatMap(found::route)
                        .map(route ->
                            new RouteForm(route, Members.in(tx).all(), words)
                                .view(ID, found.version())));
              });
      if (form.isEmpty()) {
        return beside(context, ROUTE, words.plain(SharedPhrase.ADMINS_ONLY));
      }
      return form.get()
          .map(context::ackWithUpdate)
          .orElseGet(() -> beside(context, ROUTE, words.say(MatrixPhrase.NO_ROUTE)));
    } catch (DatabaseUnavailable away) {
      return beside(context, ROUTE, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  /** Checks the changed route once Slack has its answer, or says beside the fields why not. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    try {
      Optional<Optional<Answered>> answered = door.asAdmin(caller, tx -> answered(tx, view, words));
      if (answered.isEmpty()) {
        return beside(context, RouteForm.FIRST, words.plain(SharedPhrase.ADMINS_ONLY));
      }
      if (answered.get().isEmpty()) {
        return beside(context, RouteForm.FIRST, words.say(MatrixPhrase.NO_ROUTE));
      }
      return answer(answered.get().get(), caller, view, context);
    } catch (DatabaseUnavailable away) {
      return beside(context, RouteForm.FIRST, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  private record Answered(ChangedRoute place, RouteAnswers.Outcome outcome) {}

  private Optional<Answered> answered(Tx tx, View view, Wording words) {
    return RouteForm.placeOf(view)
        .flatMap(place ->
            version(tx, place.version())
                .flatMap(matrix ->
                    matrix
                        .route(place.number())
                        .map(route ->
                            new Answered(
                                place,
                                new RouteAnswers(matrix, route, Members.in(tx).all(), words)
                                    .read(ViewValues.of(view))))));
  }

  private Response answer(
      Answered answered, Caller caller, View view, ViewSubmissionContext context) {
    Wording words = parts.wordingFor(caller);
    return switch (answered.outcome()) {
      case RouteAnswers.Outcome.Refused(var errors) -> context.ackWithErrors(errors);
      case RouteAnswers.Outcome.Read(Route route) ->
          new WaitingModal(parts)
              .answer(
                  context,
                  CheckView.saying(
                      words.say(
                          MatrixPhrase.CHECKING, "name", words.say(MatrixPhrase.CHANGED_IN_SLACK)),
                      words),
                  () ->
                      window.fill(
                          caller,
                          view.getId(),
                          () -> propose(caller, answered.place(), route, words)));
    };
  }

  private MatrixCheck propose(Caller caller, ChangedRoute place, Route route, Wording words) {
    return proposed.propose(
        caller,
        words.say(MatrixPhrase.CHANGED_IN_SLACK),
        tx ->
            version(tx, place.version())
                .map(matrix -> {
                  List<Route> routes = new ArrayList<>(matrix.routes());
                  routes.set(place.number() - 1, route);
                  return new ProposedMatrices.Candidate(
                      MatrixOrigin.CHANGE,
                      ProposedMatrices.sourceOf("", routes),
                      Optional.of(place));
                }));
  }

  /** Mostly the live one, which is in memory. */
  private Optional<Matrix> version(Tx tx, int version) {
    return live(tx)
        .filter(matrix -> matrix.version() == version)
        .or(() ->
            Optional.of(Matrices.in(tx).load(version))
                .filter(matrix -> !matrix.routes().isEmpty()));
  }

  private Optional<Matrix> live(Tx tx) {
    return parts.snapshots().within(tx).flatMap(snapshot -> snapshot.matrix());
  }

  private static View choice(Matrix matrix, Wording words) {
    List<OptionObject> options =
        matrix.routes().stream()
            .limit(Inputs.MOST_OPTIONS + 1L)
            .map(route -> option(route, words))
            .toList();
    return FormView.of(
        ROUTE_ID,
        new FormView.Frame(
            words.say(MatrixPhrase.CHANGE_TITLE),
            words.say(MatrixPhrase.CHANGE_NEXT),
            words.say(SharedPhrase.CANCEL)),
        "",
        List.of(
            Inputs.selectOrSearch(
                Label.of(
                    ROUTE,
                    words.say(MatrixPhrase.ROUTE_FIELD),
                    words.say(MatrixPhrase.ROUTE_FIELD_HINT)),
                options,
                Optional.empty(),
                words.say(MatrixPhrase.ROUTE_SEARCH))));
  }

  private static OptionObject option(Route route, Wording words) {
    return Inputs.option(said(route, words), String.valueOf(route.number()));
  }

  private static String said(Route route, Wording words) {
    return words.say(
        MatrixPhrase.ROUTE_OPTION,
        "number",
        String.valueOf(route.number()),
        "from",
        route.from().name(),
        "to",
        route.to().name(),
        "criteria",
        route.criteria());
  }

  private static Response beside(ViewSubmissionContext context, String block, String sentence) {
    return context.ackWithErrors(Map.of(block, sentence));
  }
}
