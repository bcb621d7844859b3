package dev.baton.sandbox.people;

import com.google.gson.JsonObject;
import dev.baton.sandbox.change.Changes;
import dev.baton.sandbox.event.BotAnswer;
import dev.baton.sandbox.event.BotLine;
import dev.baton.sandbox.event.BotRequest;
import dev.baton.sandbox.event.Payloads;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Conversation;
import dev.baton.sandbox.slack.Member;
import dev.baton.sandbox.slack.PostedMessage;
import dev.baton.sandbox.slack.SlackError;
import dev.baton.sandbox.slack.Team;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a person's Slack window can do: look, wait, and call the bot. */
record Desk(Team team, BotLine line, Duration patience, String userId, String who) {

  Changes changes() {
    return team.world().changes();
  }

  Member member() {
    return changes().read(() -> team.member(userId).orElseThrow());
  }

  Conversation direct() {
    return changes().inside(() -> team.direct(userId));
  }

  /** Sends what the person does; the payload is made with a fresh trigger. */
  Outcome send(Function<Payloads, BotRequest> doing, Function<BotAnswer, Optional<String>> read) {
    var since = changes().inside(team::nextTs);
    var request = changes().inside(() -> doing.apply(new Payloads(team, member())));
    var answer = line.send(request);
    return new Outcome(this, since, problem(answer).or(() -> read.apply(answer)), answer);
  }

  /** Sends an interaction whose answer Slack ignores. */
  Outcome send(Function<Payloads, BotRequest> doing) {
    return send(doing, answer -> Optional.empty());
  }

  /** The error a person sees when the bot failed to answer. */
  static Optional<String> problem(BotAnswer answer) {
    return switch (answer) {
      case BotAnswer.TooLate late -> Optional.of("operation_timeout");
      case BotAnswer.Unreachable gone -> Optional.of("dispatch_failed");
      case BotAnswer.Answered answered ->
          answered.good() ? Optional.empty() : Optional.of("http_" + answered.status());
    };
  }

  /** Shows what a command was answered with in the answer's own body. */
  Optional<String> showReply(BotAnswer answer, Conversation in) {
    var body = answer instanceof BotAnswer.Answered answered ? answered.body() : "";
    if (body.isBlank()) {
      return Optional.empty();
    }
    var reply = Json.parseObject(body).orElseGet(() -> Json.object("text", body));
    try {
      changes().run(() -> respond(in, reply));
      return Optional.empty();
    } catch (SlackError refused) {
      return Optional.of(refused.answer().toString());
    }
  }

  /** Everything only this person saw since that moment, oldest first. */
  List<Message> privateSince(String ts) {
    return changes()
        .read(() ->
            team.conversations().stream()
                .flatMap(conversation -> conversation.ephemeralTo(userId).stream())
                .filter(message -> message.ts().compareTo(ts) > 0)
                .map(this::message)
                .toList());
  }

  Message message(PostedMessage posted) {
    return new Message(this, posted);
  }

  /** Waits for something, else fails with what there is instead. */
  <T> T await(Supplier<Optional<T>> look, Supplier<String> otherwise) {
    return changes()
        .await(patience, look)
        .orElseThrow(() -> new NotOnScreen(changes().read(otherwise)));
  }

  private void respond(Conversation in, JsonObject reply) {
    if (!reply.isEmpty()) {
      team.responseUrls().respond(userId, in.id(), Optional.empty(), reply);
    }
  }
}
