package dev.baton.sandbox;

import dev.baton.sandbox.fault.Delay;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How a sandbox runs.
 *
 * @param port where it listens on the loopback interface; 0 for any free port
 * @param clock triggers, message timestamps, signatures and idempotency keys go by it
 * @param answerWithin how long Slack waits for the bot in real time, and a trigger lives on the
 *     clock
 * @param patience how long a person waits for something to appear, in real time
 * @param exchangesKept how many exchanges are remembered
 * @param clientId the app's OAuth client id
 * @param clientSecret the app's OAuth client secret
 * @param resendKey the only API key that Resend takes
 * @param delay added to every request that it takes, and to every one that it sends to the bot
 * @param uploads the folder of uploaded files, which stay there; empty for a temporary one that is
 *     deleted at the end
 */
public record SandboxConfig(
    int port,
    InstantSource clock,
    Duration answerWithin,
    Duration patience,
    int exchangesKept,
    String clientId,
    String clientSecret,
    String resendKey,
    Delay delay,
    Optional<Path> uploads) {

  /** Any free port, the system's clock, Slack's 3 seconds, 30 seconds of patience. */
  public static SandboxConfig defaults() {
    return new SandboxConfig(
        0,
        InstantSource.system(),
        Duration.ofSeconds(3),
        Duration.ofSeconds(30),
        10_000,
        "sandbox-client",
        "sandbox-secret",
        "re_sandbox",
        Delay.asSet(),
        Optional.empty());
  }

  /** The same on another port. */
  public SandboxConfig onPort(int next) {
    return new SandboxConfig(
        next,
        clock,
        answerWithin,
        patience,
        exchangesKept,
        clientId,
        clientSecret,
        resendKey,
        delay,
        uploads);
  }

  /** The same with secrets of its own; those of {@link #defaults} stand in the source. */
  public SandboxConfig secrets(String nextClientSecret, String nextResendKey) {
    return new SandboxConfig(
        port,
        clock,
        answerWithin,
        patience,
        exchangesKept,
        clientId,
        nextClientSecret,
        nextResendKey,
        delay,
        uploads);
  }

  /** The same on another clock. */
  public SandboxConfig onClock(InstantSource next) {
    return new SandboxConfig(
        port,
        next,
        answerWithin,
        patience,
        exchangesKept,
        clientId,
        clientSecret,
        resendKey,
        delay,
        uploads);
  }

  /** The same with another time for the bot to answer in. */
  public SandboxConfig answerWithin(Duration next) {
    return new SandboxConfig(
        port,
        clock,
        next,
        patience,
        exchangesKept,
        clientId,
        clientSecret,
        resendKey,
        delay,
        uploads);
  }

  /** The same with another patience of people. */
  public SandboxConfig patience(Duration next) {
    return new SandboxConfig(
        port,
        clock,
        answerWithin,
        next,
        exchangesKept,
        clientId,
        clientSecret,
        resendKey,
        delay,
        uploads);
  }

  /** The same with another delay of every request. */
  public SandboxConfig delayed(Duration next) {
    return new SandboxConfig(
        port,
        clock,
        answerWithin,
        patience,
        exchangesKept,
        clientId,
        clientSecret,
        resendKey,
        new Delay(next),
        uploads);
  }

  /** The same, with uploaded files staying in that folder, which is made when missing. */
  public SandboxConfig uploadsIn(Path next) {
    return new SandboxConfig(
        port,
        clock,
        answerWithin,
        patience,
        exchangesKept,
        clientId,
        clientSecret,
        resendKey,
        delay,
        Optional.of(next));
  }
}
