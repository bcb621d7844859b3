package dev.baton.bot.endtoend;

import static dev.baton.db.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.sandbox.fault.FaultPlan;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Outcome;
import dev.baton.sandbox.people.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever Slack answers to whatever Baton asks of it, people read sentences: no error code, no
 * status, no words of an exception.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ErrorCodesTest {
  /** What the sandbox and Slack's documents know, and what nobody knows. */
  static final List<String> CODES =
      List.of(
          "access_denied",
          "accesslimited",
          "account_inactive",
          "already_open",
          "bot_not_found",
          "cannot_dm_bot",
          "cant_update_message",
          "channel_not_found",
          "ekm_access_denied",
          "enterprise_is_restricted",
          "expired_trigger_id",
          "exchanged_trigger_id",
          "fatal_error",
          "file_not_found",
          "file_update_failed",
          "hash_conflict",
          "internal_error",
          "invalid_arguments",
          "invalid_auth",
          "invalid_blocks",
          "invalid_blocks_format",
          "invalid_trigger_id",
          "is_archived",
          "message_limit_exceeded",
          "message_not_found",
          "missing_argument",
          "missing_scope",
          "msg_too_long",
          "no_permission",
          "no_text",
          "not_allowed_token_type",
          "not_authed",
          "not_found",
          "not_in_channel",
          "org_login_required",
          "posting_to_general_channel_denied",
          "push_limit_reached",
          "ratelimited",
          "request_timeout",
          "restricted_action",
          "service_unavailable",
          "slack_connect_file_upload_sharing_blocked",
          "storage_limit_reached",
          "team_access_not_granted",
          "team_added_to_org",
          "thread_not_found",
          "token_expired",
          "token_revoked",
          "trigger_exchanged",
          "trigger_expired",
          "two_factor_setup_required",
          "unknown_method",
          "user_disabled",
          "user_not_found",
          "user_not_in_channel",
          "users_not_found",
          "view_too_large",
          "gremlins_ate_it",
          "java.lang.NullPointerException");

  private static final Map<String, Consumer<FaultPlan>> BROKEN =
      Map.ofEntries(
          Map.entry("500", faults -> faults.fail(FaultPlan.ANY, 1, 500)),
          Map.entry("404", faults -> faults.fail(FaultPlan.ANY, 1, 404)),
          Map.entry("503", faults -> faults.fail(FaultPlan.ANY, 1, 503)),
          Map.entry("429", faults -> faults.rateLimit(FaultPlan.ANY, 1, Duration.ofSeconds(1))),
          Map.entry("<html", faults -> faults.answerByProxy(FaultPlan.ANY, 1)),
          Map.entry("lost", faults -> faults.loseAnswer(FaultPlan.ANY, 1)),
          Map.entry("cut", faults -> faults.cut(FaultPlan.ANY, 1)),
          Map.entry("half", faults -> faults.halveAnswer(FaultPlan.ANY, 1)));

  private final TestBot bot;
  private final TestWorkspace acme;

  ErrorCodesTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
    this.acme = TestWorkspace.in(bot);
  }

  @AfterEach
  void mended() {
    bot.sandbox().faults().clear();
  }

  @AfterAll
  void close() {
    bot.close();
  }

  static Stream<String> codes() {
    return CODES.stream();
  }

  static Stream<String> broken() {
    return BROKEN.keySet().stream();
  }

  private FaultPlan slack() {
    return bot.sandbox().faults().slack();
  }

  static void assertSentences(String seen, String code) {
    assertThat(seen)
        .isNotBlank()
        .doesNotContain(code, "Exception", "java.", "okhttp", "org.", "null", "HTTP ", "errno")
        .doesNotContainPattern("\\b[45][0-9]{2}\\b");
  }

  private static String all(Outcome outcome) {
    return outcome.replies().stream().map(Message::text).reduce("", (one, two) -> one + "\n" + two);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void whereAFormIsNotOpened(String code) {
    // Twice: without a right to files the form is tried once more without its file field.
    slack().refuse("views.open", 2, code);

    Outcome outcome = acme.person("ben").types("/escalate ZD-1");

    assertThat(outcome.problem()).isEmpty();
    assertSentences(outcome.reply().text(), code);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whereAnAnswerToAFormIsBroken(String how) {
    requireNonNull(BROKEN.get(how)).accept(slack());

    Outcome outcome = acme.person("ben").types("/escalate ZD-1");

    assertThat(outcome.problem()).isEmpty();
    assertSentences(all(outcome), how);
    acme.person("ben").modals().forEach(Modal::close);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void whereAnExportIsNotTaken(String code) {
    Person olga = acme.person("olga");
    for (String method : List.of("files.getUploadURLExternal", "files.completeUploadExternal")) {
      int before = olga.directMessages().size();
      slack().refuse(method, 1, code);

      Outcome outcome = olga.types("/escalation-log export");

      assertSentences(outcome.reply().text(), code);
      await().until(() -> olga.directMessages().size() > before);
      assertSentences(olga.lastDirectMessage().toString(), code);
    }
  }

  @ParameterizedTest
  @MethodSource("codes")
  void whereAFileIsNotGiven(String code) {
    Person olga = acme.person("olga");
    SettingsTab.of(olga).awaitShows("For admins").click("Upload CSV");
    Modal form =
        olga.modal("Upload a matrix")
            .attach("CSV file", "acme.csv", TestWorkspace.MATRIX.getBytes(UTF_8));
    slack().refuse("files.info", 1, code);

    form.submit("Check");

    form.awaitShows("Slack did not give Baton the file");
    assertSentences(String.join("\n", form.lines()), code);
    form.close();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void whereAButtonsFormIsNotOpened(String code) {
    Escalation asked = acme.files("ZD-" + (2000 + CODES.indexOf(code)));
    Message request = acme.request("lena", asked);
    slack().refuse("views.open", 1, code);

    Outcome outcome = request.click("Bounce");

    assertSentences(outcome.reply().text(), code);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void whereTheInstallPageComesBackWithAnError(String code) {
    String body =
        bot.browser()
            .open(bot.address("/slack/oauth_redirect?state=none&error=" + code.replace('.', '_')))
            .body();

    assertSentences(body.replaceAll("(?s)<style.*?</style>|<[^>]*>", " "), code.replace('.', '_'));
  }

  @Test
  void whatNobodyKnowsIsNoPage() {
    for (String path : List.of("/nothing", "/slack/oauth_redirect?code=%00", "/metrics/../x")) {
      assertThat(bot.browser().open(bot.address(path)).body())
          .as(path)
          .doesNotContain("Exception", "java.", "at dev.baton");
    }
  }

  /** Broken text in every field of a form that takes text; what is refused is said in words. */
  @ParameterizedTest
  @MethodSource("brokenTexts")
  void whereAFieldHoldsWhatNobodyTypes(String text) {
    Modal form = new Requester(acme.person("ines")).pageOne("/escalate");
    fill(form, text);
    form.submit("Next");
    assertPlainErrors(form);
    form.close();

    Escalation asked = acme.files("ZD-" + (3000 + brokenTexts().toList().indexOf(text)));
    acme.request("lena", asked).click("Bounce");
    Modal bounce = acme.person("lena").modal("Bounce");
    fill(bounce, text);
    bounce.submit("Bounce");
    assertPlainErrors(bounce);
    acme.person("lena").modals().forEach(Modal::close);

    SettingsTab.of(acme.person("olga")).awaitShows("For admins").click("Tickets");
    Modal tickets = acme.person("olga").modal("Tickets");
    fill(tickets, text);
    assertThat(tickets.submit("Save").kind().name()).isNotEqualTo("FAILED");
    assertPlainErrors(tickets);
    acme.person("olga").modals().forEach(Modal::close);
  }

  static Stream<String> brokenTexts() {
    return Stream.of(
        "\u0000",
        "a\u0000b",
        "\uD83D",
        "(((",
        "[",
        "\\",
        "{key}",
        "https://[::1",
        "<!channel>",
        "'; drop table baton.ticket; --",
        "\u202Eabc",
        "9".repeat(200));
  }

  private static void fill(Modal form, String text) {
    for (String label : form.labels()) {
      try {
        form.fill(label, text);
      } catch (RuntimeException noText) {
        // A field that takes no text, or not so much of it, says so itself.
        assertThat(noText.getMessage()).isNotBlank();
      }
    }
  }

  private static void assertPlainErrors(Modal form) {
    form.errors()
        .values()
        .forEach(error ->
            assertThat(error).doesNotContain("Exception", "java.", "null", "SQL", "index "));
  }
}
