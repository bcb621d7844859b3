package dev.baton.bot;

import com.slack.api.bolt.App;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.baton.bot.escalate.EscalateWarmUp;
import dev.baton.bot.surface.SlackPayload;
import dev.baton.db.warmup.ClockWarmUp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the ways of a due clock and of a first {@code /escalate}, for nobody, before the process
 * calls itself ready: a cold one is late with both. Nothing stays of it; where it fails or takes
 * too long, the process is ready without it.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final int ROUNDS = 10;
  private static final int LONGEST_SECONDS = 3;

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean stopped;

  private WarmUp() {}

  /** Begins it on a thread of its own. */
  static WarmUp begin(Surfaces surfaces) {
    return begin(round(surfaces));
  }

  /** Each way once. */
  static Round round(Surfaces surfaces) {
    // No workspace of Slack's is called so, and no other process asks for the same.
    String nobody = "warm-up-" + surfaces.parts().ids().get();
    ClockWarmUp clocks = new ClockWarmUp(surfaces.parts().tenants());
    EscalateWarmUp form = new EscalateWarmUp(surfaces.parts());
    return () -> {
      clocks.run(nobody, surfaces.parts().clock().instant());
      form.run(nobody);
      command(surfaces.app(), nobody);
    };
  }

  /** For who does not serve for long, and has nobody waiting. */
  static WarmUp none() {
    WarmUp over = new WarmUp();
    over.over.countDown();
    return over;
  }

  /** The same with another round. */
  static WarmUp begin(Round round) {
    WarmUp warming = new WarmUp();
    Thread.ofPlatform().daemon().name("warm-up").start(() -> warming.run(round));
    return warming;
  }

  /** What is done again and again. */
  @FunctionalInterface
  interface Round {
    void run() throws Exception;
  }

  private void run(Round round) {
    try {
      for (int i = 0; i < ROUNDS && !stopped; i++) {
        round.run();
      }
    } catch (Exception failure) {
      LOG.warn("The process was not warmed up, and is ready all the same: {}", failure.toString());
    } finally {
      over.countDown();
    }
  }

  /** A command of a workspace that is not there is refused by the first who looks. */
  private static void command(App app, String nobody) throws Exception {
    String body = "command=%2Fescalate&text=help&team_id=" + nobody + "&user_id=U0&trigger_id=0";
    var request =
        new SlackPayload(new SlackRequestParser(app.config()))
            .read(
                "/slack/events",
                Map.of(),
                Map.of("content-type", List.of("application/x-www-form-urlencoded")),
                body,
                "127.0.0.1");
    if (request.isPresent()) {
      app.run(request.get());
    }
  }

  /** Whether there is nothing more to wait for. */
  boolean isOver() {
    return over.getCount() == 0;
  }

  /** Waits for it, but not for long; then what runs still ends with its round. */
  void await() {
    try {
      if (!over.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The process is ready before it was warmed up: that took too long");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } finally {
      stopped = true;
      over.countDown();
    }
  }
}
