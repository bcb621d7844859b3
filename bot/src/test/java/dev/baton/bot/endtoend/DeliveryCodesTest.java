package dev.baton.bot.endtoend;

import static dev.baton.bot.endtoend.ErrorCodesTest.assertSentences;
import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.sandbox.fault.FaultPlan;
import dev.baton.sandbox.mail.Mail;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Outcome;
import dev.baton.sandbox.people.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever Slack answers to a message or to a question about a person, and Resend to a mail: what
 * people then read, in messages, mails, histories and on App Home, are sentences.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeliveryCodesTest {
  private static final List<String> PEOPLE =
      List.of("ana", "marco", "lena", "omar", "bo", "olga", "theo");

  /** A message, what a manager is told of it, and what is told of that. */
  private static final int ROUNDS = 4;

  private static final Map<String, Consumer<FaultPlan>> REFUSED_MAILS =
      Stream.of(400, 401, 403, 404, 405, 409, 413, 422, 451, 500, 503)
          .collect(
              Collectors.toMap(
                  String::valueOf, status -> plan -> plan.fail("POST /emails", 2, status)));

  private final TestBot bot;

  DeliveryCodesTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
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
    return ErrorCodesTest.CODES.stream();
  }

  static Stream<String> refusedMails() {
    return REFUSED_MAILS.keySet().stream().sorted();
  }

  private TestWorkspace acme() {
    TestWorkspace acme = TestWorkspace.in(bot);
    acme.in(tx -> WorkspaceRow.in(tx).setEmailConsent(true, acme.id("olga"), acme.now()));
    return acme;
  }

  @ParameterizedTest
  @MethodSource("codes")
  void whereAMessageIsNotTakenAndNotChanged(String code) {
    TestWorkspace acme = acme();
    Escalation asked = acme.files("ZD-1");
    bot.sandbox().faults().slack().refuse("chat.postMessage", 1, code);
    runWhatWaits(acme);
    bot.sandbox().faults().clear();
    bot.sandbox().faults().slack().refuse("chat.update", 1, code);
    acme.lenaApproves(asked);
    runWhatWaits(acme);
    bot.sandbox().faults().clear();
    runWhatWaits(acme);

    assertSentences(everythingSeen(acme), code);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void whereAPersonIsNotFound(String code) {
    TestWorkspace acme = acme();
    Person newcomer = acme.slack().person("zoe@acme.test", "Zoe Novak");
    for (String method : List.of("users.info", "users.list", "users.lookupByEmail")) {
      bot.sandbox().faults().slack().refuse(method, 1, code);
    }

    Outcome outcome = newcomer.types("/escalate ZD-1");

    assertThat(outcome.problem()).isEmpty();
    outcome.replies().forEach(reply -> assertSentences(reply.text(), code));
    newcomer.modals().forEach(form -> assertSentences(String.join("\n", form.lines()), code));
  }

  @ParameterizedTest
  @MethodSource("refusedMails")
  void whereAMailIsNotTaken(String status) {
    TestWorkspace acme = acme();
    Escalation asked = acme.files("ZD-1");
    runWhatWaits(acme);
    acme.lenaApproves(asked);
    REFUSED_MAILS.getOrDefault(status, _ -> {}).accept(bot.sandbox().faults().resend());
    runWhatWaits(acme);
    bot.sandbox().faults().clear();
    runWhatWaits(acme);

    String seen = everythingSeen(acme);
    assertSentences(seen, "HTTP " + status);
    assertThat(seen).doesNotContain("validation_error", "restricted_api_key", "statusCode");
  }

  private void runWhatWaits(TestWorkspace acme) {
    DeliveryRunner runner = new DeliveryRunner(acme);
    for (int round = 0; round < ROUNDS; round++) {
      queued(acme).forEach(runner::run);
    }
  }

  private List<Delivery> queued(TestWorkspace acme) {
    List<UUID> ids =
        acme.in(tx ->
            tx.dsl()
                .select(DELIVERY.DELIVERY_ID)
                .from(DELIVERY)
                .where(DELIVERY.ORG_ID.eq(acme.orgId()), DELIVERY.STATE.eq("queued"))
                .orderBy(DELIVERY.CREATED_AT, DELIVERY.DELIVERY_ID)
                .fetch(DELIVERY.DELIVERY_ID));
    return ids.stream().map(id -> acme.in(tx -> Deliveries.in(tx).find(id)).orElseThrow()).toList();
  }

  private String everythingSeen(TestWorkspace acme) {
    Stream<String> messages =
        PEOPLE.stream()
            .flatMap(name -> acme.person(name).directMessages().stream())
            .flatMap(message -> Stream.of(message.text(), message.toString()));
    Stream<String> mails =
        PEOPLE.stream()
            .flatMap(name -> bot.sandbox().mailbox().mailsTo(name + "@acme.test").stream())
            .filter(mail -> acme.orgId().equals(mail.tags().get("workspace")))
            .map(Mail::text);
    Stream<String> history =
        acme.person("bo").types("/escalation-log show ZD-1").replies().stream().map(Message::text);
    Stream<String> home =
        acme.person("bo").opensHome().awaitShows("Your team's queue").lines().stream();
    return Stream.of(messages, mails, history, home)
        .flatMap(each -> each)
        .collect(Collectors.joining("\n"));
  }
}
