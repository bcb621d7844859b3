package dev.baton.demo;

import dev.baton.sandbox.SandboxConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What the bot and the sandbox of one start know and nobody else; made anew by each start. */
record DemoSecrets(String signing, String client, String resendKey) {
  static DemoSecrets made() {
    SecureRandom random = new SecureRandom();
    return new DemoSecrets(unguessable(random), unguessable(random), "re_" + unguessable(random));
  }

  private static String unguessable(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * A key that is the same at each start on this folder, whose database holds what it sealed; both
   * are this machine's own.
   */
  static String keyOf(Path data) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(data.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }

  SandboxConfig knownTo(SandboxConfig sandbox) {
    return sandbox.secrets(client, resendKey);
  }

  @Override
  public String toString() {
    return "(secrets)";
  }
}
