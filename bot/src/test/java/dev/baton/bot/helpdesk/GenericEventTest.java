package dev.baton.bot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.helpdesk.Said;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Baton's own event: what is read, what is left out, and what is refused. */
class GenericEventTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final TicketRow.Workspace READ_BY =
      new TicketRow.Workspace(TicketKeyFormat.DEFAULT, List.of(new Tier("T1"), new Tier("T2")));

  @Test
  void aFieldThatIsNotThereIsNotSpokenOfAndNullSaysThatThereIsNone() {
    assertThat(values("'title':'One','contact':null,'category':''"))
        .isEqualTo(
            Map.of(
                "title", Optional.of("One"),
                "contact", Optional.empty(),
                "category", Optional.empty()));
  }

  @Test
  void whatCannotBeReadIsLeftOutAndNamedAndTheRestCounts() {
    Said.OfTicket said =
        ticket(
            "'title':{'a':1},'contact':[1],'priority':'soon','status':'who knows','category':true,"
                + "'opened':'2026-03-01','first_response':1772442000,'description':'kept','new':1,"
                + "'account':'{{ticket.organization.name}}','tier':'T9'");
    assertThat(said.row().word().values()).isEqualTo(Map.of("description", Optional.of("kept")));
    assertThat(said.row().tier()).isEqualTo(new Tier("T1"));
    assertThat(said.notes().reason()).contains(InboundReason.FIELDS_LEFT_OUT);
    assertThat(said.notes().detail().split(", "))
        .containsExactlyInAnyOrder(
            "title wrong_type",
            "contact wrong_type",
            "priority not_priority",
            "status not_status",
            "category wrong_type",
            "opened bare_date",
            "first_response not_moment",
            "account placeholder",
            "tier not_tier");
  }

  @ParameterizedTest
  @CsvSource({
    "priority, urgent, P1",
    "priority, Normal, P3",
    "priority, P2, P2",
    "priority, p4, P4",
    "status, new, open",
    "status, pending, waiting",
    "status, solved, resolved",
    "status, hold, in_progress",
    "status, Waiting on customer, waiting"
  })
  void wordsOfHelpDesksAreKnown(String field, String word, String known) {
    assertThat(values("'%s':'%s'".formatted(field, word)).get(field)).contains(known);
  }

  @Test
  void aTimeThatHasNotComeCountsAsNowAndIsMarked() {
    Said.OfTicket said =
        (Said.OfTicket)
            read(
                "{'type':'ticket.updated','timestamp':'2026-03-03T09:00:00Z',"
                    + "'data':{'key':'ZD-1','opened':'2026-03-04T00:00:00Z'}}");
    assertThat(said.row().word().stamp().at()).isEqualTo(NOW);
    assertThat(said.row().word().values()).containsEntry("opened", Optional.of(NOW.toString()));
    assertThat(said.notes().reason()).contains(InboundReason.CLOCK_AHEAD);
  }

  @Test
  void aTimeThatIsAheadByMinutesStays() {
    Said.OfTicket said =
        (Said.OfTicket)
            read(
                "{'type':'ticket.updated','timestamp':'2026-03-02T10:04:59+01:00',"
                    + "'data':{'key':'ZD-1'}}");
    assertThat(said.row().word().stamp().at()).isEqualTo("2026-03-02T09:04:59Z");
    assertThat(said.notes().reason()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'type':'ticket.updated','data':{'key':'ZD-1'} | NO_TIME",
        "'type':'ticket.updated','timestamp':'2026-03-02','data':{'key':'ZD-1'} | NO_TIME",
        "'type':'ticket.updated','timestamp':1772442000,'data':{'key':'ZD-1'} | NO_TIME",
        "'type':'ticket.updated','timestamp':'0001-01-01T00:00:00Z','data':{'key':'ZD-1'} | NO_TIME",
        "'type':'ticket.updated','timestamp':'2026-03-02T08:00:00Z' | NO_KEY",
        "'type':'ticket.updated','timestamp':'2026-03-02T08:00:00Z','data':[] | NO_KEY",
        "'type':'ticket.updated','timestamp':'2026-03-02T08:00:00Z','data':{'key':'hello'} | NO_KEY",
        "'type':'ticket.updated','timestamp':'2026-03-02T08:00:00Z','data':{'key':null} | NO_KEY",
        "'type':'ticket.deleted','timestamp':'2026-03-02T08:00:00Z','data':{} | NO_KEY",
        "'type':'ticket.merged','timestamp':'2026-03-02T08:00:00Z','data':{'key':'ZD-1'} | NO_TARGET",
        "'type':'ticket.merged','timestamp':'2026-03-02T08:00:00Z','data':{'key':'ZD-1','merged_into':'ZD-1'} | NO_TARGET",
        "'type':'account.updated','timestamp':'2026-03-02T08:00:00Z','data':{'tier':'SMB'} | NO_KEY",
      })
  void whatNamesNoTicketOrTimeIsRefused(String event, InboundReason why) {
    assertThat(read("{" + event + "}"))
        .isInstanceOfSatisfying(
            Said.Refused.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  @Test
  void anotherTypeAndAPingAreIgnored() {
    assertThat(read("{'type':'ticket.snoozed'}"))
        .isEqualTo(new Said.Nothing(InboundReason.UNKNOWN_TYPE, "ticket.snoozed"));
    assertThat(read("{'type':7}")).isEqualTo(new Said.Nothing(InboundReason.UNKNOWN_TYPE, ""));
    assertThat(read("{'type':'ping'}")).isEqualTo(new Said.Nothing(InboundReason.PING, ""));
  }

  @Test
  void htmlBecomesTextAndTextStays() {
    assertThat(
            values(
                    "'description':'<div>Hi &amp; hello<br>two<script>alert(1)</script></div>"
                        + "<ul><li>a</li><li>b</li></ul>'")
                .get("description"))
        .contains("Hi & hello\ntwo\n\na\n\nb");
    assertThat(values("'description':'a < b and Map<Key, Value> &amp; #REF!'").get("description"))
        .contains("a < b and Map<Key, Value> &amp; #REF!");
  }

  @Test
  void aVeryDeepPageIsReadWithoutHarm() {
    String deep = "<div>".repeat(50_000) + "x" + "</div>".repeat(50_000);
    assertThat(values("'description':'" + deep + "'").get("description")).contains("x");
  }

  @Test
  void longTextsAreCutBetweenWholeCharactersAndNoneIsKeptThatTheDatabaseCannotHold() {
    assertThat(values("'title':'" + "😀".repeat(400) + "'").get("title"))
        .hasValueSatisfying(
            title -> assertThat(title).hasSizeLessThanOrEqualTo(300).endsWith("😀…"));
    assertThat(values("'title':'a\\u0000b'").get("title")).contains("a b");
    assertThat(values("'description':'" + "y".repeat(20_000) + "'").get("description"))
        .hasValueSatisfying(text -> assertThat(text).hasSize(10_000));
  }

  @Test
  void hugeNumbersAreNoAmountsAndHoldUpNothing() {
    Said.OfAccount said =
        account("'account':'Globex','contract_value':1e999999999,'currency':'EUR','tier':'SMB'");
    assertThat(said.row().word().values())
        .isEqualTo(Map.of("account", Optional.of("Globex"), "tier", Optional.of("SMB")));
    assertThat(said.notes().detail()).contains("contract_value not_amount");
  }

  @Test
  void anAmountWithoutACurrencySaysNothing() {
    Said.OfAccount said = account("'account':'Globex','contract_value':1000,'health':'red'");
    assertThat(said.row().word().values()).containsOnlyKeys(AccountRow.NAME, AccountRow.HEALTH);
    assertThat(said.notes().detail()).contains("amount_and_currency");
  }

  @Test
  void aTicketThatIsGoneLosesWhatItSaidOfPeople() {
    Said.OfTicket said =
        (Said.OfTicket)
            read(
                "{'type':'ticket.deleted','timestamp':'2026-03-02T08:00:00Z',"
                    + "'data':{'key':'ZD-1','title':'stays unread'}}");
    assertThat(said.row().word().values())
        .isEqualTo(
            Map.of(
                "gone", Optional.of("deleted"),
                "description", Optional.empty(),
                "contact", Optional.empty()));
  }

  private static Map<String, Optional<String>> values(String data) {
    return ticket(data).row().word().values();
  }

  private static Said.OfTicket ticket(String data) {
    return (Said.OfTicket)
        read(
            "{'type':'ticket.updated','timestamp':'2026-03-02T08:00:00Z','data':{'key':'ZD-1',"
                + data
                + "}}");
  }

  private static Said.OfAccount account(String data) {
    return (Said.OfAccount)
        read("{'type':'account.updated','timestamp':'2026-03-02T08:00:00Z','data':{" + data + "}}");
  }

  private static Said read(String text) {
    byte[] body = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return GenericEvent.read(
        ((StrictJson.Read) StrictJson.read(body)).object(), new Received("msg_1", NOW, READ_BY));
  }
}
