package dev.baton.bot.redact;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactingLayoutTest {
  private final LoggerContext context = new LoggerContext();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token xoxb-12-34-hush used | token (secret) used",
        "xoxe.xoxb-1-hush | (secret)",
        "key re_hush1234_5678 | key (secret)",
        "secret whsec_aHVzaA== | secret (secret)",
        "Authorization: Bearer hush.hush | Authorization: (secret)",
        "{\"authorization\":\"Basic aHVzaA==\"} | {\"authorization\":\"(secret)\"}",
        "postgres://app:hush@db:5432/baton | postgres://(secret)@db:5432/baton",
        "https://hush@example.com/x | https://(secret)@example.com/x",
        "https://hooks.slack.com/commands/T1/2/hush | https://hooks.slack.com/(secret)",
        "https://docs.google.com/spreadsheets/d/e/2PACX-hushhush/pub | https://docs.google.com/spreadsheets/d/e/(secret)/pub",
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503 came | (secret) came",
        "v1,bm9ldHUjKzFob2VudXRob2VodWUzMjRvdWVvdW9ldQo= came | (secret) came",
        "Set-Cookie: baton=hush; Path=/ | Set-Cookie: (secret)",
        "SLACK_SIGNING_SECRET=hush ENCRYPTION_KEY=hush | SLACK_SIGNING_SECRET=(secret) ENCRYPTION_KEY=(secret)",
        "{\"access_token\":\"hush\",\"team\":\"T1\"} | {\"access_token\":\"(secret)\",\"team\":\"T1\"}",
        "GET /slack/oauth_redirect?code=hush&state=hush&x=1 | GET /slack/oauth_redirect?code=(secret)&state=(secret)&x=1",
        "mail to Ana.Ruiz+x@mail.acme.test failed | mail to (email) failed",
        "<jürgen@münchen.example> | <(email)>",
        "jdbc:postgresql://db/baton?user=app&password=hush&a=b"
            + "| jdbc:postgresql://db/baton?user=app&password=(secret)&a=b",
      })
  void aSecretIsHidden(String message, String shown) {
    assertThat(line(message, null)).isEqualTo("INFO " + shown + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "re_tried once",
        "more_than_enough",
        "https://example.com/a:b@c",
        "The token of T1 is gone.",
        "state approved, code wrong_tier",
        "v0=short",
        "at dev.baton.bot.Main.run(Main.java:40)",
      })
  void ordinaryWordsStay(String message) {
    assertThat(line(message, null)).isEqualTo("INFO " + message + "\n");
  }

  @Test
  void aRecordIsOneLineEvenWithAStackTrace() {
    String line =
        line("first\nsecond", new IllegalStateException("bad token xoxb-1-hush\r\nINFO fake"));

    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    assertThat(line).startsWith("INFO first | second | java.lang.IllegalStateException");
    assertThat(line).contains("(secret)").doesNotContain("hush");
  }

  private String line(String message, @Nullable Throwable failure) {
    RedactingLayout layout = new RedactingLayout();
    layout.setContext(context);
    layout.setPattern("%level %msg%n%ex");
    layout.start();
    Logger logger = context.getLogger("dev.baton");
    return layout.doLayout(new LoggingEvent("", logger, Level.INFO, message, failure, null));
  }
}
