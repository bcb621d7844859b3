package dev.baton.bot.helpdesk;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.config.Config;
import java.net.URI;
import java.util.Optional;

/**
 * How programs that send are connected to this process.
 *
 * @param secrets empty where no key is set under which they could be kept
 * @param publicUrl how they reach it
 */
public record Programs(Optional<ConnectionSecrets> secrets, URI publicUrl) {
  public Programs {
    requireNonNull(secrets);
    requireNonNull(publicUrl);
  }

  /** As these settings have it. */
  public static Programs of(Config config) {
    return new Programs(ConnectionSecrets.of(config), config.publicUrl(config.port()));
  }

  /** The address that ends so. */
  String address(String path) {
    return publicUrl + "/hooks/" + path;
  }
}
