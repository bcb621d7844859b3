package dev.baton.bot.member;

import com.google.gson.JsonParseException;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.User;
import dev.baton.bot.slack.RateLimit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Slack's {@code users.*} methods answer, as values. */
final class UserDirectory {
  private static final int PAGE = 200;

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

    /** Slack refused or could not be reached; {@code why} is its code or the fault. */
    record Refused(String why) implements Answer {}
  }

  @FunctionalInterface
  private interface Question {
    Answer ask() throws IOException, SlackApiException;
  }

  /**
   * @param cursor empty for the first page
   */
  Answer page(Optional<String> cursor) {
    return answered(() -> {
      var page = slack.usersList(request -> request.limit(PAGE).cursor(cursor.orElse(null)));
      return page.isOk()
          ? new Answer.Page(
              page.getMembers(),
              Optional.ofNullable(page.getResponseMetadata())
                  .flatMap(metadata -> present(metadata.getNextCursor())))
          : new Answer.Refused(page.getError());
    });
  }

  /** This user as a page of one; an empty page when there is none. */
  Answer byId(String id) {
    return answered(() -> {
      var info = slack.usersInfo(request -> request.user(id));
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
    return notFound.equals(error)
        ? new Answer.Page(List.of(), Optional.empty())
        : new Answer.Refused(error);
  }

  private static Answer answered(Question question) {
    try {
      return question.ask();
    } catch (SlackApiException refused) {
      return RateLimit.of(refused)
          .<Answer>map(Answer.Later::new)
          .orElseGet(() -> new Answer.Refused("HTTP " + refused.getResponse().code()));
    } catch (IOException | JsonParseException unreachable) {
      return new Answer.Refused(String.valueOf(unreachable.getMessage()));
    }
  }

  private static Optional<String> present(@Nullable String text) {
    return Optional.ofNullable(text).filter(given -> !given.isEmpty());
  }
}
