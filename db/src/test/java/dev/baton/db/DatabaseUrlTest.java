package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"my_db", "_db", "db_", "my_db.in_cluster.local", "10.0.0.7", "db-1.example"})
  void aHostIsReadAsServicesAreCalled(String host) {
    DatabaseUrl url = DatabaseUrl.parse("postgres://me:pw@" + host + ":6543/baton");

    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(6543);
    assertThat(url.user()).contains("me");
    assertThat(url.with("sslmode", "disable").jdbc())
        .isEqualTo("jdbc:postgresql://" + host + ":6543/baton?sslmode=disable");
  }

  @Test
  void everyPartIsRead() {
    DatabaseUrl url =
        DatabaseUrl.parse("postgres://me:p%40ss+w%2Ford@db.example:6543/baton?sslmode=require");

    assertThat(url.host()).isEqualTo("db.example");
    assertThat(url.port()).isEqualTo(6543);
    assertThat(url.name()).isEqualTo("baton");
    assertThat(url.user()).contains("me");
    assertThat(url.password()).contains("p@ss+w/ord");
    assertThat(url.parameters()).containsOnly(java.util.Map.entry("sslmode", "require"));
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:6543/baton?sslmode=require");
  }

  @ParameterizedTest
  @ValueSource(strings = {"db.example", "10.0.0.7", "db", "[2001:db8::1]", "localhost.example"})
  void theCertificateOfAnotherMachineIsVerified(String host) {
    assertThat(DatabaseUrl.parse("postgres://me@" + host + "/baton").jdbc())
        .contains("sslmode=verify-full")
        .contains("sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]"})
  void thisMachineNeedsNoCertificate(String host) {
    assertThat(DatabaseUrl.parse("postgres://me@" + host + "/baton").jdbc()).doesNotContain("ssl");
  }

  @Test
  void whatTheUrlSaysOfEncryptionCounts() {
    assertThat(DatabaseUrl.parse("postgres://me@db.example/b?sslmode=disable").jdbc())
        .endsWith("?sslmode=disable");
    assertThat(DatabaseUrl.parse("postgres://me@db.example/b?sslrootcert=/etc/root.crt").jdbc())
        .endsWith("?sslmode=verify-full&sslrootcert=%2Fetc%2Froot.crt")
        .doesNotContain("sslfactory");
    assertThat(DatabaseUrl.parse("postgres://me@db.example/b?sslrootcert=system").jdbc())
        .contains("sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory")
        .doesNotContain("sslrootcert");
  }

  @Test
  void aPoolersUserIsTheRoleWithTheProjectBehindIt() {
    DatabaseUrl pooled =
        DatabaseUrl.parse("postgres://baton.abcdef@aws-0-eu.pooler.supabase.com:5432/postgres");
    DatabaseUrl direct = DatabaseUrl.parse("postgres://my.role@db.example/postgres");

    assertThat(AppRole.of(pooled).name()).isEqualTo("baton");
    assertThat(AppRole.of(direct).name()).isEqualTo("my.role");
  }

  @Test
  void whatIsNotWrittenHasADefault() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://localhost/baton");

    assertThat(url.port()).isEqualTo(5432);
    assertThat(url.user()).isEmpty();
    assertThat(url.password()).isEmpty();
  }

  @Test
  void aJdbcUrlCarriesUserAndPasswordAsParameters() {
    DatabaseUrl url = DatabaseUrl.parse("jdbc:postgresql://h/d?user=u&password=s%26t&ssl=true");

    assertThat(url.user()).contains("u");
    assertThat(url.password()).contains("s&t");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://h:5432/d?ssl=true");
  }

  @Test
  void anIpv6HostLosesItsBracketsAndGetsThemBack() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://u@[::1]:5433/d");

    assertThat(url.host()).isEqualTo("::1");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://[::1]:5433/d");
  }

  @Property
  void anyPasswordComesBackAndIsNeverShown(@ForAll @NotBlank String password) {
    String written = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
    DatabaseUrl url = DatabaseUrl.parse("postgres://u:" + written + "@h/d");

    assertThat(url.password())
        .contains(new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    assertThat(url).hasToString("postgres://u@h:5432/d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "mysql://u:secret@h/d",
        "postgres://u:secret@h",
        "postgres://u:secret@h/",
        "postgres://u:secret@/d",
        "postgres://u:sec ret@h/d",
        "postgres://u:secret%zz@h/d",
        "postgres://u:secret@h:99999/d",
        "postgres://u:secret@h:port/d",
        "postgres://u:secret@h1,h2/d",
        "jdbc:mysql://h/d?password=secret"
      })
  void aWrongOneIsAnsweredWithWhatItShouldLookLikeAndNeverWithItsPassword(String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseUrl.parse(wrong))
        .withMessageContaining("It should look like postgres://user:password@host:5432/name")
        .withMessageNotContaining("secret");
  }
}
