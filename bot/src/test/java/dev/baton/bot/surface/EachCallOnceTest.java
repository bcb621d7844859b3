package dev.baton.bot.surface;

import static dev.baton.db.testing.Patience.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.resend.services.emails.model.CreateEmailOptions;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import dev.baton.bot.config.MailSettings;
import dev.baton.bot.config.Secret;
import dev.baton.bot.config.Sender;
import dev.baton.bot.mail.ResendMail;
import dev.baton.sandbox.Sandbox;
import dev.baton.sandbox.fault.FaultPlan;
import dev.baton.sandbox.people.SlackWorkspace;
import dev.baton.slack.BotToken;
import dev.baton.slack.Caller;
import dev.baton.slack.SlackCalls;
import dev.baton.slack.SlackClients;
import dev.baton.slack.SlackUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call that the bot makes reaches the other side once, whatever becomes of its answer:
 * nothing below us sends it again by itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EachCallOnceTest {
  private static final int PLANNED = 5;
  private static final Duration PATIENCE = Duration.ofMillis(700);
  private static final Duration TOO_LATE = Duration.ofMillis(1500);

  private final Sandbox sandbox = Sandbox.start();
  private final SlackWorkspace acme = sandbox.workspace("T0ACME", "Acme");
  private final SlackClients clients =
      new SlackClients(URI.create(sandbox.slackApiUrl()), PATIENCE, PATIENCE);
  private final MethodsClient slack = clients.patient().methods(acme.botToken());
  private final SlackUpload upload =
      new SlackUpload(new SlackCalls(clients, _ -> Optional.of(new BotToken(acme.botToken()))));
  private final String ana = acme.person("ana@acme.test", "Ana").id();
  private final Map<String, Call> calls = new LinkedHashMap<>();
  private final Map<String, BiConsumer<FaultPlan, String>> faults = new LinkedHashMap<>();
  @TempDir Path folder;

  private interface Call {
    void make() throws IOException, SlackApiException;
  }

  EachCallOnceTest() {
    faults.put("its answer lost", (plan, name) -> plan.loseAnswer(name, PLANNED));
    faults.put("its connection closed before", (plan, name) -> plan.cut(name, PLANNED));
    faults.put("half its answer", (plan, name) -> plan.halveAnswer(name, PLANNED));
    faults.put("its answer too late", (plan, name) -> plan.answerLate(name, PLANNED, TOO_LATE));
    calls.put("auth.test", () -> slack.authTest(r -> r));
    calls.put("users.list", () -> slack.usersList(r -> r));
    calls.put("users.info", () -> slack.usersInfo(r -> r.user(ana)));
    calls.put("users.lookupByEmail", () -> slack.usersLookupByEmail(r -> r.email("ana@acme.test")));
    calls.put("conversations.open", () -> slack.conversationsOpen(r -> r.users(List.of(ana))));
    calls.put("conversations.history", () -> slack.conversationsHistory(r -> r.channel("D1")));
    calls.put(
        "conversations.replies", () -> slack.conversationsReplies(r -> r.channel("D1").ts("1.1")));
    calls.put("chat.postMessage", () -> slack.chatPostMessage(r -> r.channel(ana).text("hello")));
    calls.put("chat.update", () -> slack.chatUpdate(r -> r.channel("D1").ts("1.1").text("hello")));
    calls.put("views.open", () -> slack.viewsOpen(r -> r.triggerId("1.1").viewAsString("{}")));
    calls.put("views.update", () -> slack.viewsUpdate(r -> r.viewId("V1").viewAsString("{}")));
    calls.put("views.publish", () -> slack.viewsPublish(r -> r.userId(ana).viewAsString("{}")));
    calls.put(
        "files.getUploadURLExternal",
        () -> slack.filesGetUploadURLExternal(r -> r.filename("log.csv").length(3)));
    calls.put(
        "files.completeUploadExternal",
        () ->
            slack.filesCompleteUploadExternal(r ->
                r.files(List.of(FileDetails.builder().id("F1").title("log").build()))
                    .channelId("D1")));
    calls.put("auth.revoke", () -> clients.patient().methods("xoxb-unknown").authRevoke(r -> r));
    calls.put(
        "oauth.v2.access",
        () ->
            clients
                .quick()
                .methods()
                .oauthV2Access(r ->
                    r.clientId("c")
                        .clientSecret("s")
                        .grantType("refresh_token")
                        .refreshToken("r")));
    calls.put("response_url", this::respond);
    calls.put("upload", this::upload);
    calls.put("POST /emails", () -> resend().send(mail(), "baton/1"));
    calls.put("GET /domains", () -> resend().look());
  }

  private void respond() throws IOException {
    new ActionResponseSender(clients.quick())
        .send(sandbox.address() + "/response/1", ActionResponse.builder().text("no").build());
  }

  private void upload() throws IOException {
    Path file = Files.writeString(folder.resolve("log.csv"), "a,b");
    upload.send(new Caller("T0ACME", ana), file, "log.csv", "Here it is");
  }

  private ResendMail resend() {
    return new ResendMail(
        new MailSettings(
            new Secret(sandbox.resendKey()),
            Sender.parse("b@acme.test").orElseThrow(),
            URI.create(sandbox.resendApiUrl())),
        InstantSource.system(),
        new Random(1),
        PATIENCE);
  }

  private static CreateEmailOptions mail() {
    return CreateEmailOptions.builder()
        .from("b@acme.test")
        .to("ana@acme.test")
        .subject("s")
        .text("t")
        .build();
  }

  Stream<Arguments> everyCallWithEveryFault() {
    return calls.keySet().stream()
        // The bytes of a file may take half an hour.
        .flatMap(call ->
            faults.keySet().stream()
                .filter(fault -> !(call.equals("upload") && fault.endsWith("too late")))
                .map(fault -> Arguments.of(call, fault)));
  }

  @AfterEach
  void mend() {
    sandbox.faults().clear();
  }

  @AfterAll
  void stop() {
    clients.close();
    sandbox.close();
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("everyCallWithEveryFault")
  void aCallIsMadeOnce(String call, String fault) {
    FaultPlan plan = call.contains(" /") ? sandbox.faults().resend() : sandbox.faults().slack();
    // So that the connection is one that was used before and may break at any time.
    attempt(requireNonNull(calls.get(call)));
    requireNonNull(faults.get(fault)).accept(plan, call);

    attempt(requireNonNull(calls.get(call)));

    await().until(() -> plan.waiting() < PLANNED);
    assertThat(plan.waiting()).isEqualTo(PLANNED - 1);
  }

  @Test
  void aServerThatWantsItAgainAtOnceIsNotObeyed() {
    sandbox.faults().slack().unavailable("chat.postMessage", PLANNED, Duration.ZERO);

    attempt(requireNonNull(calls.get("chat.postMessage")));

    assertThat(sandbox.faults().slack().waiting()).isEqualTo(PLANNED - 1);
  }

  private static void attempt(Call call) {
    try {
      call.make();
    } catch (IOException | UncheckedIOException | SlackApiException expected) {
      assertThat(expected).isNotNull();
    }
  }
}
