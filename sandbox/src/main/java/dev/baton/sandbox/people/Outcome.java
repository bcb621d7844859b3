package dev.baton.sandbox.people;

import dev.baton.sandbox.event.BotAnswer;
import java.util.List;
import java.util.Optional;

/** What came of a command, a click or a shortcut. */
public final class Outcome {
  private final Desk desk;
  private final String since;
  private final Optional<String> problem;
  private final BotAnswer answer;

  Outcome(Desk desk, String since, Optional<String> problem, BotAnswer answer) {
    this.desk = desk;
    this.since = since;
    this.problem = problem;
    this.answer = answer;
  }

  /**
   * The error Slack shows the person: {@code operation_timeout} when the bot was late, {@code
   * dispatch_failed} when it could not be reached, {@code http_500} and the like when it failed.
   * Empty when all went well.
   */
  public Optional<String> problem() {
    return problem;
  }

  /** What the bot answered over HTTP. */
  public BotAnswer answer() {
    return answer;
  }

  /** What only this person saw since, oldest first; present ones, without waiting. */
  public List<Message> replies() {
    return desk.privateSince(since);
  }

  /**
   * The first private reply, once there is one.
   *
   * @throws NotOnScreen when none came in time
   */
  public Message reply() {
    return desk.await(
        () -> replies().stream().findFirst(),
        () -> "No private reply to " + desk.who() + " came" + because());
  }

  /**
   * The first private reply that contains the text, once there is one.
   *
   * @throws NotOnScreen when none came in time
   */
  public Message reply(String containing) {
    return desk.await(
        () -> replies().stream().filter(reply -> reply.shows(containing)).findFirst(),
        () ->
            "No private reply to %s with “%s” came%s, only %s"
                .formatted(desk.who(), containing, because(), replies()));
  }

  private String because() {
    return problem.map(error -> "; Slack showed the error " + error).orElse("");
  }
}
