package dev.baton.sandbox.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.sandbox.exchange.Direction;
import dev.baton.sandbox.exchange.Exchanges;
import dev.baton.sandbox.exchange.SignatureResult;
import dev.baton.sandbox.fault.Delay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/** The line from one workspace to the bot: signs, sends, waits three seconds, remembers. */
public final class BotLine {
  private final HttpClient http;
  private final Exchanges exchanges;
  private final InstantSource clock;
  private final Duration answerWithin;
  private final Delay delay;
  private final BotSockets sockets;
  private volatile Optional<Bot> bot = Optional.empty();

  /**
   * @param answerWithin how long Slack waits for an answer, in real time
   * @param delay before each request, not counted in what Slack waits
   * @param sockets take everything while Socket Mode is on
   */
  public BotLine(
      HttpClient http,
      Exchanges exchanges,
      InstantSource clock,
      Duration answerWithin,
      Delay delay,
      BotSockets sockets) {
    this.http = http;
    this.exchanges = exchanges;
    this.clock = clock;
    this.answerWithin = answerWithin;
    this.delay = delay;
    this.sockets = sockets;
  }

  /** Sends everything to that address from now on, signed with that secret. */
  public void connect(URI events, String signingSecret) {
    bot = Optional.of(new Bot(events, signingSecret));
  }

  /** True once a bot was connected. */
  public boolean connected() {
    return sockets.isOn() ? sockets.open() > 0 : bot.isPresent();
  }

  /** Socket Mode of the workspace's app. */
  public BotSockets sockets() {
    return sockets;
  }

  /** Sends a request with a true signature of this moment, or through a WebSocket. */
  public BotAnswer send(BotRequest request) {
    if (sockets.isOn()) {
      return through(request);
    }
    var now = clock.instant();
    return send(request, Long.toString(now.getEpochSecond()), sign(now, request.body()));
  }

  /** Sends a request with whatever signature and timestamp. */
  public BotAnswer send(BotRequest request, String timestamp, String signature) {
    var message =
        HttpRequest.newBuilder(connectedBot().events())
            .timeout(answerWithin)
            .header("Content-Type", request.contentType())
            .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach(message::header);
    long started = System.nanoTime();
    var answer = exchange(message.build());
    remember(request, answer, Duration.ofNanos(System.nanoTime() - started));
    return answer;
  }

  private BotAnswer through(BotRequest request) {
    delay.pass();
    long started = System.nanoTime();
    var answer = sockets.send(request);
    remember(request, answer, Duration.ofNanos(System.nanoTime() - started));
    return answer;
  }

  /** Slack's {@code v0} signature of a body at a moment. */
  public String sign(Instant at, String body) {
    return sign(connectedBot().signingSecret(), Long.toString(at.getEpochSecond()), body);
  }

  /** Slack's {@code v0} signature with any secret. */
  public static String sign(String secret, String timestamp, String body) {
    var digest = Hmac.sha256(secret.getBytes(UTF_8), "v0:" + timestamp + ":" + body);
    return "v0=" + HexFormat.of().formatHex(digest);
  }

  private BotAnswer exchange(HttpRequest message) {
    delay.pass();
    try {
      var response = http.send(message, HttpResponse.BodyHandlers.ofString(UTF_8));
      return new BotAnswer.Answered(response.statusCode(), response.body());
    } catch (HttpTimeoutException late) {
      return new BotAnswer.TooLate();
    } catch (IOException broken) {
      return new BotAnswer.Unreachable(String.valueOf(broken.getMessage()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new BotAnswer.Unreachable("interrupted");
    }
  }

  private void remember(BotRequest request, BotAnswer answer, Duration took) {
    var body = answer instanceof BotAnswer.Answered answered ? answered.body() : answer.toString();
    exchanges.add(
        Direction.SLACK_TO_BOT,
        request.name(),
        request.body(),
        answer.status(),
        body,
        signatureResult(answer),
        took);
  }

  private SignatureResult signatureResult(BotAnswer answer) {
    if (sockets.isOn()) {
      return SignatureResult.NOT_SIGNED;
    }
    return switch (answer.status()) {
      case 0 -> SignatureResult.UNKNOWN;
      case 401, 403 -> SignatureResult.REFUSED;
      default -> SignatureResult.ACCEPTED;
    };
  }

  private Bot connectedBot() {
    return bot.orElseThrow(
        () -> new IllegalStateException("No bot is connected to this workspace: connectBot(…)"));
  }

  private record Bot(URI events, String signingSecret) {}
}
