package dev.baton.bot.member;

import com.google.gson.JsonParseException;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.teams.AuthTeamsListResponse;
import com.slack.api.methods.response.users.UsersListResponse;
import com.slack.api.model.User;
import dev.baton.slack.PlainCause;
import dev.baton.slack.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Slack's {@code users.*} methods answer, as values. */
final class UserDirectory {
  private static final int PAGE = 200;
  private static final int MOST_TEAMS = 1000;
  private static final int HTTP_OK = 200;

  /** What Slack says to the token of a whole organisation. */
  private static final String TEAM_WANTED = "missing_argument";

  /** Between a team and Slack's own cursor, which is base64. */
  private static final String TEAM_END = "|";

  private final MethodsClient slack;

  UserDirectory(MethodsClient slack) {
    this.slack = slack;
  }

  /** What asking gave. */
  sealed interface Answer {
    /**
     * @param next where the next page begins; empty on the last
     */
    record Page(List<User> users, Optional<String> next) implements Answer {
      public Page {
        users = List.copyOf(users);
      }
    }

    /** To be asked again, not before that. */
    record Later(Duration after) implements Answer {}

    /**
     * Slack refused or could not be reached.
     *
     * @param why its code or the fault, for the log
     * @param inWords the same for a person, the end of a sentence
     */
    record Refused(String why, String inWords) implements Answer {}
  }

  @FunctionalInterface
  private interface Question {
    Answer ask() throws IOException, SlackApiException;
  }

  /**
   * People of the workspace; of a whole organisation team by team, since its token lists no others.
   *
   * @param cursor empty for the first page
   */
  Answer page(Optional<String> cursor) {
    return answered(() -> {
      if (cursor.isPresent() && cursor.get().contains(TEAM_END)) {
        String[] place = cursor.get().split(Pattern.quote(TEAM_END), 2);
        return ofTeam(teams(), place[0], present(place[1]));
      }
      var page =
          slack.usersList(
              request -> request.limit(PAGE).includeLocale(true).cursor(cursor.orElse(null)));
      if (TEAM_WANTED.equals(page.getError())) {
        List<String> teams = teams();
        return teams.isEmpty()
            ? refused(TEAM_WANTED)
            : ofTeam(teams, teams.getFirst(), Optional.empty());
      }
      return page.isOk()
          ? new Answer.Page(page.getMembers(), next(page))
          : refused(page.getError());
    });
  }

  private Answer ofTeam(List<String> teams, String team, Optional<String> cursor)
      throws IOException, SlackApiException {
    var page =
        slack.usersList(request ->
            request.limit(PAGE).includeLocale(true).teamId(team).cursor(cursor.orElse(null)));
    if (!page.isOk()) {
      return refused(page.getError());
    }
    Optional<String> rest = next(page).map(here -> team + TEAM_END + here);
    Optional<String> another = teams.stream().dropWhile(id -> !id.equals(team)).skip(1).findFirst();
    return new Answer.Page(page.getMembers(), rest.or(() -> another.map(id -> id + TEAM_END)));
  }

  /** Those of the organisation that Baton may see, a thousand at most. */
  private List<String> teams() throws IOException, SlackApiException {
    var answer = slack.authTeamsList(request -> request.limit(MOST_TEAMS));
    return answer.isOk()
        ? answer.getTeams().stream().map(AuthTeamsListResponse.Team::getId).toList()
        : List.of();
  }

  private static Optional<String> next(UsersListResponse page) {
    return Optional.ofNullable(page.getResponseMetadata())
        .flatMap(metadata -> present(metadata.getNextCursor()));
  }

  /** This user as a page of one; an empty page when there is none. */
  Answer byId(String id) {
    return answered(() -> {
      var info = slack.usersInfo(request -> request.user(id).includeLocale(true));
      return one(info.isOk(), info.getUser(), info.getError(), "user_not_found");
    });
  }

  /** The user with this address as a page of one; an empty page when there is none. */
  Answer byEmail(String email) {
    return answered(() -> {
      var found = slack.usersLookupByEmail(request -> request.email(email));
      return one(found.isOk(), found.getUser(), found.getError(), "users_not_found");
    });
  }

  private static Answer one(boolean ok, @Nullable User user, String error, String notFound) {
    if (ok && user != null) {
      return new Answer.Page(List.of(user), Optional.empty());
    }
    return notFound.equals(error) ? new Answer.Page(List.of(), Optional.empty()) : refused(error);
  }

  private static Answer refused(@Nullable String error) {
    String code = String.valueOf(error);
    return new Answer.Refused(code, PlainCause.ofSlack(code));
  }

  private static Answer refused(int status) {
    return new Answer.Refused("HTTP " + status, PlainCause.ofStatus(status));
  }

  private static Answer answered(Question question) {
    try {
      return question.ask();
    } catch (SlackApiException refused) {
      return RetryAfter.of(refused)
          .<Answer>map(Answer.Later::new)
          .orElseGet(() -> refused(refused.getResponse().code()));
    } catch (IOException unreachable) {
      return new Answer.Refused(unreachable.toString(), PlainCause.of(unreachable));
    } catch (JsonParseException notSlacks) {
      return new Answer.Refused(notSlacks.toString(), PlainCause.ofStatus(HTTP_OK));
    }
  }

  private static Optional<String> present(@Nullable String text) {
    return Optional.ofNullable(text).filter(given -> !given.isEmpty());
  }
}
