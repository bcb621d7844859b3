package dev.baton.db;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLException;

/**
 * How the way to a database is kept from others: towards any host but this machine the server's
 * certificate and name are verified, unless the URL says something else.
 */
final class Encryption {
  private static final String MODE = "sslmode";
  private static final String ROOT = "sslrootcert";
  private static final String FACTORY = "sslfactory";

  /** The driver's factory that trusts whom this JDK trusts; its default trusts one file. */
  private static final String PUBLIC_ROOTS = "org.postgresql.ssl.DefaultJavaSSLFactory";

  private Encryption() {}

  /** The driver's parameters, with those of the encryption that nobody chose. */
  static Map<String, String> chosen(String host, Map<String, String> given) {
    Map<String, String> all = new TreeMap<>(given);
    if (!isThisMachine(host) && !given.containsKey("ssl")) {
      all.putIfAbsent(MODE, "verify-full");
    }
    boolean verifies = all.getOrDefault(MODE, "").startsWith("verify-");
    boolean system = "system".equals(all.get(ROOT));
    if (system) {
      all.remove(ROOT);
    }
    if (verifies && !all.containsKey(ROOT) && (system || !hasRootFile())) {
      all.putIfAbsent(FACTORY, PUBLIC_ROOTS);
    }
    return all;
  }

  private static boolean isThisMachine(String host) {
    return host.equalsIgnoreCase("localhost") || host.equals("::1") || host.startsWith("127.");
  }

  /** Where libpq and the driver look for the root that is trusted. */
  private static boolean hasRootFile() {
    return Files.exists(Path.of(System.getProperty("user.home", "."), ".postgresql", "root.crt"));
  }

  /** Why the encryption failed, the end of a sentence; empty when the failure is none of it. */
  static Optional<String> trouble(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      Optional<String> found = troubleAt(at);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> troubleAt(Throwable failure) {
    if (holds(failure, CertificateExpiredException.class)) {
      return Optional.of("the server's certificate has expired: renew it there");
    }
    if (holds(failure, CertificateNotYetValidException.class)) {
      return Optional.of(
          "the server's certificate is not valid yet: compare the clocks of both machines");
    }
    if (holds(failure, FileNotFoundException.class)) {
      return Optional.of("the file of sslrootcert cannot be read: check its path and its rights");
    }
    // The driver says these in the language of the machine; where it says them does not change.
    if (thrownBy(failure, "verifyPeerName")) {
      return Optional.of(
          "the server's certificate is of another name: write the host as the certificate names it");
    }
    if (thrownBy(failure, "enableSSL") && !(failure instanceof SSLException)) {
      return Optional.of(
          "the server offers no encrypted connection: switch it on there, or add ?sslmode=disable to"
              + " the URL where nobody else reads that network");
    }
    return failure instanceof SSLException
        ? Optional.of(
            "nobody whom this machine trusts signed the server's certificate: download the root"
                + " certificate of its provider and add ?sslrootcert=/path/to/root.crt to the URL")
        : Optional.empty();
  }

  private static boolean holds(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (kind.isInstance(at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean thrownBy(Throwable failure, String method) {
    return Arrays.stream(failure.getStackTrace())
        .limit(1)
        .anyMatch(frame ->
            frame.getClassName().startsWith("org.postgresql.")
                && frame.getMethodName().equals(method));
  }
}
