package dev.baton.bot.helpdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.escalation.field.Facts;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.helpdesk.Said;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event of Zendesk says of a ticket. */
class ZendeskEventTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final TicketRow.Workspace READ_BY =
      new TicketRow.Workspace(TicketKeyFormat.DEFAULT, List.of(new Tier("T1"), new Tier("T2")));

  @Test
  void theRecordedEventSaysTheWholeTicket() throws Exception {
    Facts known = heard(Facts.NONE, read(recorded("zendesk-event.json"), "e1", NOW));
    assertThat(known.values())
        .containsEntry(TicketRow.TITLE, "Cannot login to mobile app")
        .containsEntry(TicketRow.PRIORITY, "P1")
        .containsEntry(TicketRow.STATUS, "open")
        .containsEntry(TicketRow.OPENED, "2025-01-08T10:12:07Z")
        .containsEntry(TicketRow.ACCOUNT, "8447346622462");
    assertThat(Optional.ofNullable(known.stamps().get(TicketRow.STATUS)).map(Stamp::at))
        .contains(Instant.parse("2025-01-08T12:15:45Z"));
    assertThat(
            words(read(recorded("zendesk-event.json"), "e1", NOW)).getFirst().row().key().shown())
        .isEqualTo("ZD-5158");
  }

  @Test
  void keysAreMadeAsTheAdminSaid() throws Exception {
    Received received = new Received("e1", NOW, READ_BY, new Desk(Optional.of("ACME-{id}")));
    Said said = ZendeskEvent.read(recorded("zendesk-event.json"), received);
    assertThat(words(said).getFirst().row().key().shown()).isEqualTo("ACME-5158");
  }

  @ParameterizedTest
  @CsvSource({
    "NEW, open",
    "OPEN, open",
    "PENDING, waiting",
    "HOLD, in_progress",
    "SOLVED, resolved",
    "CLOSED, closed",
    "pending, waiting"
  })
  void everyStatusIsReadInEitherCase(String theirs, String ours) {
    Facts known = heard(Facts.NONE, event("status_changed", 1, theirs, change(theirs)));
    assertThat(known.values()).containsEntry(TicketRow.STATUS, ours);
    assertThat(Optional.ofNullable(known.stamps().get(TicketRow.STATUS)).map(Stamp::at))
        .contains(Instant.parse("2026-03-02T08:01:00.5Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETED", "ARCHIVED", "SCRUBBED"})
  void whatIsNoStatusOfAnOpenTicketIsNotSpokenOf(String status) {
    assertThat(heard(Facts.NONE, event("tags_changed", 1, status, "{}")).values())
        .doesNotContainKey(TicketRow.STATUS);
  }

  @Test
  void anUnknownStatusOrPriorityIsNamedAndNeverGuessed() {
    Said said = event("status_changed", 1, "OPEN", change("FROZEN"));
    assertThat(words(said).getFirst().notes().detail()).contains("status not_status");
    assertThat(heard(Facts.NONE, said).values()).doesNotContainKey(TicketRow.STATUS);
  }

  @Test
  void aPriorityThatIsTakenAwayIsNone() {
    Facts before = heard(Facts.NONE, event("created", 1, "OPEN", "{}"));
    assertThat(before.values()).containsEntry(TicketRow.PRIORITY, "P2");
    assertThat(
            heard(
                    before,
                    event("priority_changed", 2, "OPEN", "{'current':null,'previous':'HIGH'}"))
                .values())
        .doesNotContainKey(TicketRow.PRIORITY);
  }

  @Test
  void theFirstPublicWordOfStaffIsTheResponseInWhateverOrderTheyCome() {
    List<Said> comments =
        List.of(
            comment(5, true, true),
            comment(3, true, true),
            comment(2, false, true),
            comment(1, true, false));
    for (List<Said> order : orders(comments)) {
      Facts known = Facts.NONE;
      for (Said each : order) {
        known = heard(known, each);
      }
      assertThat(known.values())
          .containsEntry(TicketRow.FIRST_RESPONSE, "2026-03-02T08:03:00.500Z");
    }
  }

  @ParameterizedTest
  @CsvSource({"soft_deleted, deleted", "permanently_deleted, deleted", "marked_as_spam, spam"})
  void aTicketThatIsGoneIsSoAndForgetsWhatCustomersWrote(String topic, String gone) {
    Facts before = heard(Facts.NONE, event("created", 1, "OPEN", "{}"));
    Facts known = heard(before, event(topic, 2, "DELETED", "{}"));
    assertThat(known.values())
        .containsEntry(TicketRow.GONE, gone)
        .doesNotContainKey(TicketRow.DESCRIPTION);
    Facts back = heard(known, event("undeleted", 3, "OPEN", "{}"));
    assertThat(back.values()).doesNotContainKey(TicketRow.GONE).containsEntry("status", "open");
  }

  @Test
  void aMergeWhoseTargetIsNotSaidClosesAndAsksForTheOtherKey() {
    Said said = event("merged", 2, "CLOSED", "{}");
    assertThat(((Said.Several) said).note()).contains(InboundReason.MERGED_UNSAID);
    assertThat(heard(Facts.NONE, said).values()).containsEntry(TicketRow.STATUS, "closed");
  }

  @Test
  void everyTopicOfTicketsIsKnownAndNothingElseIs() {
    for (String topic :
        List.of(
            "created",
            "status_changed",
            "custom_status_changed",
            "priority_changed",
            "subject_changed",
            "description_changed",
            "agent_assignment_changed",
            "group_assignment_changed",
            "organization_changed",
            "requester_changed",
            "submitter_changed",
            "brand_changed",
            "form_changed",
            "type_changed",
            "tags_changed",
            "external_id_changed",
            "custom_field_changed",
            "comment_added",
            "comment_made_private",
            "comment_redacted",
            "attachment_linked_to_comment",
            "attachment_redacted_from_comment",
            "email_ccs_changed",
            "followers_changed",
            "problem_link_changed",
            "task_due_at_changed",
            "merged",
            "marked_as_spam",
            "soft_deleted",
            "permanently_deleted",
            "undeleted",
            "next_sla_breach_changed",
            "sla_policy_changed",
            "ola_policy_changed",
            "schedule_changed",
            "csat_requested",
            "csat_received")) {
      assertThat(event(topic, 1, "OPEN", "{}")).as(topic).isInstanceOf(Said.Several.class);
    }
    assertThat(event("exploded", 1, "OPEN", "{}"))
        .isEqualTo(new Said.Nothing(InboundReason.UNKNOWN_TYPE, "exploded"));
    JsonObject user = json("{'zendesk_event_version':'2022-11-06','type':'zen:event-type:user.x'}");
    assertThat(read(user, "e", NOW)).isInstanceOf(Said.Nothing.class);
  }

  @Test
  void anEventThatNamesTwoTicketsIsRefused() {
    JsonObject event = body("status_changed", 1, "OPEN", change("OPEN"));
    event.addProperty("subject", "zen:ticket:8");
    assertThat(read(event, "e", NOW))
        .isEqualTo(new Said.Refused(InboundReason.IDS_DIFFER, "zen:ticket:8"));
    event.remove("subject");
    assertThat(read(event, "e", NOW)).isInstanceOf(Said.Refused.class);
    JsonObject timeless = body("status_changed", 1, "OPEN", change("OPEN"));
    timeless.addProperty("time", "2026-03-02");
    assertThat(read(timeless, "e", NOW)).isEqualTo(new Said.Refused(InboundReason.NO_TIME, ""));
  }

  /**
   * Events of one ticket as they come: several of one second, one late, one of tomorrow's clock.
   */
  @Test
  void everyOrderOfSixEventsEndsAlike() {
    List<Said> events =
        List.of(
            event("created", 1, "NEW", "{}"),
            event("status_changed", 2, "OPEN", change("OPEN")),
            event("status_changed", 4, "PENDING", change("PENDING")),
            comment(3, true, true),
            event("priority_changed", 4, "PENDING", "{'current':'URGENT','previous':'HIGH'}"),
            event("status_changed", 5, "SOLVED", change("SOLVED")));
    List<List<Said>> orders = orders(events);
    assertThat(orders).hasSize(720);
    Facts first = folded(orders.getFirst());
    assertThat(first.values())
        .containsEntry(TicketRow.STATUS, "resolved")
        .containsEntry(TicketRow.FIRST_RESPONSE, "2026-03-02T08:03:00.500Z");
    for (List<Said> order : orders) {
      assertThat(folded(order)).isEqualTo(first);
      List<Said> twice = new ArrayList<>(order);
      twice.addAll(order.reversed());
      assertThat(folded(twice)).isEqualTo(first);
    }
  }

  @Test
  void aTriggerOfTheRecordedFormNamesNoMomentAndIsRefused() throws Exception {
    assertThat(read(recorded("zendesk-trigger.json"), "e", NOW))
        .isEqualTo(new Said.Refused(InboundReason.NO_TIME, "February 3, 2025"));
  }

  @Test
  void aTriggerWithTimesIsAHintToTheMinute() throws Exception {
    JsonObject trigger = recorded("zendesk-trigger.json");
    trigger.addProperty("updated_at", "2026-03-02T08:05Z");
    trigger.addProperty("created_at", "2026-03-02T08:00Z");
    if (!(read(trigger, "e", NOW) instanceof Said.OfTicket said)) {
      throw new AssertionError();
    }
    assertThat(said.row().key().shown()).isEqualTo("ZD-7");
    assertThat(heard(Facts.NONE, said).values())
        .containsEntry(TicketRow.STATUS, "open")
        .containsEntry(TicketRow.PRIORITY, "P3")
        .containsEntry(TicketRow.OPENED, "2026-03-02T08:00:00Z");
  }

  @Test
  void aPlaceholderThatWasNotFilledIsLeftOutAndNamed() throws Exception {
    JsonObject trigger = recorded("zendesk-trigger.json");
    trigger.addProperty("updated_at", "2026-03-02T08:05Z");
    trigger.addProperty("ticket_title", "{{ticket.titel}}");
    if (!(read(trigger, "e", NOW) instanceof Said.OfTicket said)) {
      throw new AssertionError();
    }
    assertThat(said.notes().detail()).contains("title placeholder");
  }

  private static Facts folded(List<Said> order) {
    Facts known = Facts.NONE;
    for (Said each : order) {
      known = heard(known, each);
    }
    return known;
  }

  private static Facts heard(Facts facts, Said said) {
    Facts known = facts;
    for (Said.OfTicket word : words(said)) {
      known = known.hear(word.row().word()).facts();
    }
    return known;
  }

  private static List<Said.OfTicket> words(Said said) {
    return switch (said) {
      case Said.Several(var words, var _) -> words;
      case Said.OfTicket word -> List.of(word);
      default -> throw new AssertionError(said);
    };
  }

  private static String change(String status) {
    return "{'current':'" + status + "','previous':'OPEN'}";
  }

  private static Said comment(int minute, boolean isPublic, boolean isStaff) {
    return event(
        "comment_added",
        minute,
        "OPEN",
        "{'comment':{'id':1,'body':'Hi','is_public':"
            + isPublic
            + ",'author':{'id':2,'is_staff':"
            + isStaff
            + ",'name':'Ana'}}}");
  }

  private static Said event(String topic, int minute, String status, String what) {
    return read(body(topic, minute, status, what), topic + minute + what.length(), NOW);
  }

  private static JsonObject body(String topic, int minute, String status, String what) {
    return json(
        "{'zendesk_event_version':'2022-11-06','type':'zen:event-type:ticket."
            + topic
            + "','account_id':1,'id':'x','subject':'zen:ticket:7','time':'2026-03-02T08:0"
            + minute
            + ":00.500Z','event':"
            + what
            + ",'detail':{'id':'7','subject':'Broken','description':'It is','priority':'HIGH',"
            + "'status':'"
            + status
            + "','created_at':'2026-03-02T08:00:00Z','updated_at':'2026-03-02T08:0"
            + minute
            + ":00Z'}}");
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
  }

  private static Said read(JsonObject event, String id, Instant now) {
    return ZendeskEvent.read(event, new Received(id, now, READ_BY));
  }

  private static JsonObject recorded(String name) throws IOException {
    try (InputStream in = ZendeskEventTest.class.getResourceAsStream(name)) {
      return JsonParser.parseString(new String(in.readAllBytes(), UTF_8)).getAsJsonObject();
    }
  }

  private static <T> List<List<T>> orders(List<T> all) {
    List<List<T>> orders = List.of(List.of());
    for (T next : all) {
      List<List<T>> longer = new ArrayList<>();
      for (List<T> some : orders) {
        for (int place = 0; place <= some.size(); place++) {
          List<T> with = new ArrayList<>(some);
          with.add(place, next);
          longer.add(with);
        }
      }
      orders = longer;
    }
    return orders;
  }
}
