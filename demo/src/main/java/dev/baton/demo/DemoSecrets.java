package dev.baton.demo;

import dev.baton.sandbox.SandboxConfig;
import java.security.SecureRandom;
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

  SandboxConfig knownTo(SandboxConfig sandbox) {
    return sandbox.secrets(client, resendKey);
  }

  @Override
  public String toString() {
    return "(secrets)";
  }
}
