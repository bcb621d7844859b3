package dev.baton.bot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.config.DatabasePlace;
import dev.baton.db.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a database whose certificate is not good. */
final class CertificatesTest {
  private final HeldCertificate root =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("A provider's root").build();

  @TempDir private Path folder;

  private HeldCertificate.Builder signed(String name) {
    return new HeldCertificate.Builder()
        .signedBy(root)
        .commonName(name)
        .addSubjectAlternativeName(name);
  }

  private String said(HeldCertificate shown, char answer, String parameters) {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder().heldCertificate(shown, root.certificate()).build();
    try (TlsDoor door = new TlsDoor(certificates.sslContext(), answer)) {
      DatabaseUrl url =
          DatabaseUrl.parse(
              "postgres://baton:hush@localhost:" + door.port() + "/baton?" + parameters);
      return DatabaseCheck.look(new DatabasePlace.External(url, Optional.empty()), Instant.EPOCH)
          .getFirst()
          .text();
    }
  }

  private String trustingTheRoot() throws IOException {
    Path file = Files.writeString(folder.resolve("root.crt"), root.certificatePem());
    return "sslmode=verify-full&sslrootcert=" + file;
  }

  @Test
  void aRootThatNobodyKnowsNamesTheFileToGiveIt() {
    assertThat(said(signed("localhost").build(), 'S', "sslmode=verify-full"))
        .contains("nobody whom this machine trusts signed the server's certificate")
        .contains("?sslrootcert=/path/to/root.crt");
  }

  @Test
  void anExpiredCertificateIsCalledSo() throws IOException {
    HeldCertificate old =
        signed("localhost")
            .validityInterval(
                Instant.parse("2020-01-01T00:00:00Z").toEpochMilli(),
                Instant.parse("2021-01-01T00:00:00Z").toEpochMilli())
            .build();

    assertThat(said(old, 'S', trustingTheRoot())).contains("certificate has expired");
  }

  @Test
  void aCertificateOfAnotherNameIsCalledSo() throws IOException {
    assertThat(said(signed("other.example").build(), 'S', trustingTheRoot()))
        .contains("certificate is of another name");
  }

  @Test
  void aServerWithoutEncryptionNamesTheParameter() throws IOException {
    assertThat(said(signed("localhost").build(), 'N', trustingTheRoot()))
        .contains("offers no encrypted connection")
        .contains("?sslmode=disable");
  }

  @Test
  void aRootFileThatIsNotThereIsNoGoodCertificateEither() {
    assertThat(
            said(
                signed("localhost").build(),
                'S',
                "sslmode=verify-full&sslrootcert=" + folder.resolve("missing.crt")))
        .contains("the file of sslrootcert cannot be read");
  }
}
