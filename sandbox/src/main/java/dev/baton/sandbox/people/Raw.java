package dev.baton.sandbox.people;

import dev.baton.sandbox.event.BotAnswer;
import dev.baton.sandbox.event.BotLine;
import dev.baton.sandbox.event.BotRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A request to the bot that may be anything: stale, forged, or no Slack payload at all. */
public final class Raw {
  private final BotLine line;
  private final InstantSource clock;
  private final String body;

  Raw(BotLine line, InstantSource clock, String body) {
    this.line = line;
    this.clock = clock;
    this.body = body;
  }

  /** Sends it with a true signature of this moment. */
  public BotAnswer send() {
    return sendSignedAt(clock.instant());
  }

  /** Sends it with a true signature of another moment. */
  public BotAnswer sendSignedAt(Instant at) {
    return send(Long.toString(at.getEpochSecond()), line.sign(at, body));
  }

  /** Sends it signed with another secret. */
  public BotAnswer sendSignedWith(String secret) {
    var timestamp = Long.toString(clock.instant().getEpochSecond());
    return send(timestamp, BotLine.sign(secret, timestamp, body));
  }

  /** Sends it with any timestamp and signature. */
  public BotAnswer send(String timestamp, String signature) {
    var json = body.stripLeading().startsWith("{");
    var request = json ? BotRequest.json("raw", body, Map.of()) : BotRequest.form("raw", body);
    return line.send(request, timestamp, signature);
  }
}
