package dev.baton.db.notify;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.escalation.log.ChainHead;
import dev.baton.escalation.member.Role;
import dev.baton.escalation.notify.AlertsEnd;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.OriginChange;
import dev.baton.escalation.report.Period;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;

/** How a notice is written into its row. */
final class NoticeCode {
  private NoticeCode() {}

  static String kind(Notice notice) {
    return switch (notice) {
      case Notice.Request _ -> "request";
      case Notice.ChannelCopy _ -> "channel_copy";
      case Notice.Receipt _ -> "receipt";
      case Notice.OncallTriggered _ -> "oncall_triggered";
      case Notice.OncallResolved _ -> "oncall_resolved";
      case Notice.OwnerTold _ -> "owner_told";
      case Notice.NowWith _ -> "now_with";
      case Notice.Decided _ -> "decided";
      case Notice.TakenBack _ -> "taken_back";
      case Notice.TicketsMoved _ -> "tickets_moved";
      case Notice.OriginReply _ -> "origin_reply";
      case Notice.Withdrawn _ -> "withdrawn";
      case Notice.InformationAdded _ -> "information_added";
      case Notice.FileCopy _ -> "file_copy";
      case Notice.QuestionAsked _ -> "question_asked";
      case Notice.QuestionAnswered _ -> "question_answered";
      case Notice.ClockMark _ -> "clock_mark";
      case Notice.PromiseMark _ -> "promise_mark";
      case Notice.PromisesMany _ -> "promises_many";
      case Notice.AlertsCollected _ -> "alerts_collected";
      case Notice.OverdueBefore _ -> "overdue_before";
      case Notice.Undeliverable _ -> "undeliverable";
      case Notice.DraftKept _ -> "draft_kept";
      case Notice.Digest _ -> "digest";
      case Notice.Week _ -> "week";
      case Notice.Welcome _ -> "welcome";
      case Notice.Practice _ -> "practice";
      case Notice.Invitation _ -> "invitation";
      case Notice.Held _ -> "held";
      case Notice.Unreadable(String kind) -> kind;
      case Notice.RolesChanged _ -> "roles_changed";
      case Notice.RoleGiven _ -> "role_given";
      case Notice.MatrixProposed _ -> "matrix_proposed";
      case Notice.SheetTroubled _ -> "sheet_troubled";
      case Notice.TicketGiven _ -> "ticket_given";
      case Notice.HolidaysChanged _ -> "holidays_changed";
      case Notice.InboundRefused _ -> InboundCode.REFUSED;
      case Notice.Detected _ -> DetectionCode.DETECTED;
      case Notice.RequestsHeld _ -> DetectionCode.HELD;
      case Notice.Backlog _ -> DetectionCode.BACKLOG;
      case Notice.Alert _ -> "alert";
      case Notice.AccountDay _ -> "account_day";
      case Notice.AlertsEnded _ -> "alerts_ended";
      case Notice.ChatLinked _ -> "chat_linked";
      case Notice.FollowUp _ -> "follow_up";
      case Notice.FollowUpDone _ -> "follow_up_done";
    };
  }

  static JSONB detail(Notice notice) {
    JsonObject detail = new JsonObject();
    switch (notice) {
      case Notice.Undeliverable(UUID delivery) ->
          detail.addProperty("delivery", delivery.toString());
      case Notice.Held(Medium medium, Instant since) -> {
        detail.addProperty("medium", medium.code());
        detail.addProperty("since", since.toString());
      }
      case Notice.TicketsMoved(UUID reassignment) ->
          detail.addProperty("reassignment", reassignment.toString());
      case Notice.OriginReply(OriginChange change, Optional<UUID> which) -> {
        detail.addProperty("change", change.code());
        which.ifPresent(one -> detail.addProperty("which", one.toString()));
      }
      case Notice.QuestionAsked(UUID question) ->
          detail.addProperty("question", question.toString());
      case Notice.QuestionAnswered(UUID question) ->
          detail.addProperty("question", question.toString());
      case Notice.ClockMark(UUID clock, int percent) -> {
        detail.addProperty("clock", clock.toString());
        detail.addProperty("percent", percent);
      }
      case Notice.PromiseMark(UUID clock, int percent) -> {
        detail.addProperty("clock", clock.toString());
        detail.addProperty("percent", percent);
      }
      case Notice.PromisesMany(Instant since) -> detail.addProperty("since", since.toString());
      case Notice.AlertsCollected(Instant since) -> detail.addProperty("since", since.toString());
      case Notice.DraftKept(UUID draft) -> detail.addProperty("draft", draft.toString());
      case Notice.MatrixProposed(UUID proposal) ->
          detail.addProperty("proposal", proposal.toString());
      case Notice.SheetTroubled(String why) -> detail.addProperty("why", why);
      case Notice.TicketGiven(String ticket) -> detail.addProperty("ticket", ticket);
      case Notice.RoleGiven(Role role, var by) -> {
        detail.addProperty("role", role.code());
        by.ifPresent(giver -> detail.addProperty("by", giver));
      }
      case Notice.HolidaysChanged changed -> HolidayCode.write(detail, changed);
      case Notice.InboundRefused refused -> InboundCode.write(detail, refused);
      case Notice.Detected detected -> DetectionCode.write(detail, detected);
      case Notice.RequestsHeld(Instant at) -> DetectionCode.write(detail, at);
      case Notice.Backlog(Instant at) -> DetectionCode.write(detail, at);
      case Notice.Alert alert -> AlertCode.write(detail, alert);
      case Notice.AccountDay(var day) -> addPeriod(detail, "day", day);
      case Notice.AlertsEnded(Medium medium, var why) -> {
        detail.addProperty("medium", medium.code());
        detail.addProperty("why", why.code());
      }
      case Notice.ChatLinked(String name) -> detail.addProperty("name", name);
      case Notice.FollowUp(UUID followUp, boolean due) -> {
        detail.addProperty("follow_up", followUp.toString());
        detail.addProperty("due", due);
      }
      case Notice.FollowUpDone(UUID followUp) ->
          detail.addProperty("follow_up", followUp.toString());
      case Notice.Digest(var from, var until, var head, var lost) -> {
        detail.addProperty("from", from.toString());
        detail.addProperty("until", until.toString());
        detail.addProperty("number", head.number());
        detail.addProperty("hash", head.hash());
        lost.ifPresent(earlier -> detail.addProperty("lost", earlier.toString()));
      }
      case Notice.Week(var week, var before) -> {
        addPeriod(detail, "week", week);
        addPeriod(detail, "before", before);
      }
      case Notice.Request _,
          Notice.ChannelCopy _,
          Notice.Receipt _,
          Notice.OncallTriggered _,
          Notice.OncallResolved _,
          Notice.OwnerTold _,
          Notice.NowWith _,
          Notice.Decided _,
          Notice.TakenBack _,
          Notice.Withdrawn _,
          Notice.InformationAdded _,
          Notice.FileCopy _,
          Notice.OverdueBefore _,
          Notice.Unreadable _,
          Notice.RolesChanged _,
          Notice.Practice _,
          Notice.Invitation _,
          Notice.Welcome _ -> {}
    }
    return JSONB.valueOf(detail.toString());
  }

  /** What is not written as this version writes it is {@link Notice.Unreadable}. */
  static Notice parse(String kind, JSONB detail) {
    try {
      return read(kind, detail);
    } catch (RuntimeException _) {
      return new Notice.Unreadable(kind);
    }
  }

  private static Notice read(String kind, JSONB detail) {
    return switch (kind) {
      case "request" -> new Notice.Request();
      case "channel_copy" -> new Notice.ChannelCopy();
      case "receipt" -> new Notice.Receipt();
      case "oncall_triggered" -> new Notice.OncallTriggered();
      case "oncall_resolved" -> new Notice.OncallResolved();
      case "owner_told" -> new Notice.OwnerTold();
      case "now_with" -> new Notice.NowWith();
      case "decided" -> new Notice.Decided();
      case "taken_back" -> new Notice.TakenBack();
      case "tickets_moved" -> new Notice.TicketsMoved(id(detail, "reassignment"));
      case "origin_reply" -> originReply(detail);
      case "withdrawn" -> new Notice.Withdrawn();
      case "information_added" -> new Notice.InformationAdded();
      case "file_copy" -> new Notice.FileCopy();
      case "overdue_before" -> new Notice.OverdueBefore();
      case "question_asked" -> new Notice.QuestionAsked(id(detail, "question"));
      case "question_answered" -> new Notice.QuestionAnswered(id(detail, "question"));
      case "clock_mark" ->
          new Notice.ClockMark(
              id(detail, "clock"),
              JsonParser.parseString(detail.data()).getAsJsonObject().get("percent").getAsInt());
      case "promise_mark" ->
          new Notice.PromiseMark(
              id(detail, "clock"),
              JsonParser.parseString(detail.data()).getAsJsonObject().get("percent").getAsInt());
      case "promises_many" -> new Notice.PromisesMany(since(detail));
      case "alerts_collected" -> new Notice.AlertsCollected(since(detail));
      case "undeliverable" -> new Notice.Undeliverable(id(detail, "delivery"));
      case "roles_changed" -> new Notice.RolesChanged();
      case "role_given" -> roleGiven(JsonParser.parseString(detail.data()).getAsJsonObject());
      case "matrix_proposed" -> new Notice.MatrixProposed(id(detail, "proposal"));
      case "sheet_troubled" ->
          new Notice.SheetTroubled(
              JsonParser.parseString(detail.data()).getAsJsonObject().get("why").getAsString());
      case "ticket_given" ->
          new Notice.TicketGiven(
              JsonParser.parseString(detail.data()).getAsJsonObject().get("ticket").getAsString());
      case "holidays_changed" ->
          HolidayCode.read(JsonParser.parseString(detail.data()).getAsJsonObject());
      case InboundCode.REFUSED ->
          InboundCode.read(JsonParser.parseString(detail.data()).getAsJsonObject());
      case DetectionCode.DETECTED, DetectionCode.HELD, DetectionCode.BACKLOG ->
          DetectionCode.read(kind, JsonParser.parseString(detail.data()).getAsJsonObject());
      case "alert", "account_day", "alerts_ended", "chat_linked" ->
          ofAlerts(kind, JsonParser.parseString(detail.data()).getAsJsonObject());
      case "follow_up" ->
          new Notice.FollowUp(
              id(detail, "follow_up"),
              JsonParser.parseString(detail.data()).getAsJsonObject().get("due").getAsBoolean());
      case "follow_up_done" -> new Notice.FollowUpDone(id(detail, "follow_up"));
      case "welcome" -> new Notice.Welcome();
      case "practice" -> new Notice.Practice();
      case "invitation" -> new Notice.Invitation();
      case "draft_kept" -> new Notice.DraftKept(id(detail, "draft"));
      case "held" -> held(JsonParser.parseString(detail.data()).getAsJsonObject());
      case "digest" -> digest(JsonParser.parseString(detail.data()).getAsJsonObject());
      case "week" -> week(JsonParser.parseString(detail.data()).getAsJsonObject());
      default -> new Notice.Unreadable(kind);
    };
  }

  private static Notice ofAlerts(String kind, JsonObject detail) {
    return switch (kind) {
      case "alert" -> AlertCode.read(detail);
      case "account_day" -> new Notice.AccountDay(period(detail.getAsJsonObject("day")));
      case "alerts_ended" ->
          new Notice.AlertsEnded(
              Medium.parse(detail.get("medium").getAsString()),
              AlertsEnd.parse(detail.get("why").getAsString()));
      default -> new Notice.ChatLinked(detail.get("name").getAsString());
    };
  }

  private static Notice roleGiven(JsonObject detail) {
    return new Notice.RoleGiven(
        Role.parse(detail.get("role").getAsString()).orElseThrow(),
        Optional.ofNullable(detail.get("by")).map(JsonElement::getAsString));
  }

  private static Notice digest(JsonObject detail) {
    return new Notice.Digest(
        Instant.parse(detail.get("from").getAsString()),
        Instant.parse(detail.get("until").getAsString()),
        new ChainHead(detail.get("number").getAsLong(), detail.get("hash").getAsString()),
        Optional.ofNullable(detail.get("lost"))
            .map(JsonElement::getAsString)
            .flatMap(ChainHead::parse));
  }

  private static void addPeriod(JsonObject detail, String name, Period period) {
    JsonObject written = new JsonObject();
    written.addProperty("from", period.from().toString());
    written.addProperty("until", period.until().toString());
    detail.add(name, written);
  }

  private static Notice week(JsonObject detail) {
    return new Notice.Week(
        period(detail.getAsJsonObject("week")), period(detail.getAsJsonObject("before")));
  }

  private static Period period(JsonObject written) {
    return new Period(
        Instant.parse(written.get("from").getAsString()),
        Instant.parse(written.get("until").getAsString()));
  }

  private static Notice held(JsonObject detail) {
    return new Notice.Held(
        Medium.parse(detail.get("medium").getAsString()),
        Instant.parse(detail.get("since").getAsString()));
  }

  private static Notice.OriginReply originReply(JSONB stored) {
    JsonObject detail = JsonParser.parseString(stored.data()).getAsJsonObject();
    return new Notice.OriginReply(
        OriginChange.parse(detail.get("change").getAsString()),
        Optional.ofNullable(detail.get("which")).map(one -> UUID.fromString(one.getAsString())));
  }

  private static Instant since(JSONB detail) {
    return Instant.parse(
        JsonParser.parseString(detail.data()).getAsJsonObject().get("since").getAsString());
  }

  private static UUID id(JSONB detail, String name) {
    return UUID.fromString(
        JsonParser.parseString(detail.data()).getAsJsonObject().get(name).getAsString());
  }
}
