package dev.baton.bot.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/** How browsers reach this process. Which port that is may be known only once it listens. */
public final class PublicAddress {
  private final Config config;
  private volatile int port;

  public PublicAddress(Config config) {
    this.config = requireNonNull(config);
    this.port = config.port();
  }

  /** It listens on this port. */
  public void listening(int now) {
    port = now;
  }

  /** {@code PUBLIC_URL}, or this machine; without a slash at its end. */
  public URI url() {
    return config.publicUrl(port);
  }
}
