package dev.baton.bot.security;

import static dev.baton.bot.security.Payload.chosen;
import static dev.baton.bot.security.Payload.day;
import static dev.baton.bot.security.Payload.person;
import static dev.baton.bot.security.Payload.typed;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.bot.testing.TestBot;
import dev.baton.db.Tx;
import dev.baton.db.account.Accounts;
import dev.baton.db.alert.FollowUps;
import dev.baton.db.decide.Questions;
import dev.baton.db.medium.AlertWebhooks;
import dev.baton.db.member.Absences;
import dev.baton.db.member.HistoryReaders;
import dev.baton.db.member.Roles;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.PlannedAbsence;
import dev.baton.sandbox.event.BotAnswer;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.slack.FormView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** For each line of the table: how to try it as anybody, and how to see that it happened. */
final class SurfaceAttempts {
  private static final String AS_IT_WAS = "as it was";

  private final Map<String, Attempt> attempts = new LinkedHashMap<>();

  /** Tries a surface in that role. */
  @FunctionalInterface
  interface Attempt {
    Trial as(Cast cast, String role);
  }

  /** A part of the table that is tried by a class of its own, beside the others. */
  enum Part {
    ASKING,
    DECIDING,
    LOG,
    HOME,
    SETTINGS,
    MATRIX
  }

  /** The attempts of these parts, by surface. */
  static Map<String, Attempt> of(Part... parts) {
    SurfaceAttempts all = new SurfaceAttempts();
    for (Part part : parts) {
      all.add(part);
    }
    return all.attempts;
  }

  private void add(Part part) {
    switch (part) {
      case ASKING -> escalate();
      case DECIDING -> {
        decide();
        move();
      }
      case LOG -> {
        log();
        programs();
      }
      case HOME -> {
        home();
        alerts();
        followUps();
      }
      case SETTINGS -> settings();
      case MATRIX -> {
        matrix();
        privacy();
        setup();
      }
    }
  }

  private void escalate() {
    opens("/escalate ticket", (c, p) -> p.command("/escalate", c.nextTicket()));
    answers("/escalate guide", "specialist", (c, p) -> p.command("/escalate", "guide"));
    answers("/escalate help", "Hand a ticket on", (c, p) -> p.command("/escalate", "help"));
    opens("escalate_message", (c, p) -> p.shortcut("escalate_message", "It is broken"));
    opens("escalate_ticket", (c, p) -> p.shortcut("escalate_ticket"));
    opens("escalate", (c, p) -> p.button("escalate", ""));
    answers("category", "Other", (c, p) -> p.options("category", "oth"));
    answers("category~1", "Other", (c, p) -> p.options("category~1", "oth"));
    answers("account_tier", "options", (c, p) -> p.options("account_tier", ""));
    answers("if:.*", "options", (c, p) -> p.options("if:region", ""));
    changes("escalate_page_one submit", (c, p) -> p.submit(pageOne(c, p)));
    for (String page : List.of("escalate_page_one", "escalate_page_two")) {
      attempts.put(page + " close", (c, role) -> changed(c, role, closing(c, role, page)));
    }
    attempts.put("route", (c, role) -> redrawn(c, role, "route", c.nextTicket(), new JsonObject()));
    answers("route search", "options", (c, p) -> p.options("route", ""));
    answers("owner:.*", "options", (c, p) -> p.options("owner:1:1", ""));
    attempts.put("escalate_page_two submit", (c, role) -> changed(c, role, pageTwo(c, role, role)));
    attempts.put(
        "escalate_page_two another's",
        (c, role) -> changed(c, role, pageTwo(c, role, another(role))));
    attempts.put(
        "supersede",
        (c, role) -> redrawn(c, role, "supersede", value(c.asked()), new JsonObject()));
    changes(
        "escalate_pending",
        (c, p) ->
            p.submit(form(p, "escalate_pending", adding(c.asked()), information("added_reason"))));
    attempts.put("continue_draft own", (c, role) -> opened(c, role, continuing(c, role, role)));
    attempts.put(
        "continue_draft another's",
        (c, role) -> opened(c, role, continuing(c, role, another(role))));
    opens("fix_and_resend", (c, p) -> p.button("fix_and_resend", value(c.bounced())));
    opens("add_information", (c, p) -> p.button("add_information", value(c.asked())));
    changes(
        "add_information_modal",
        (c, p) ->
            p.submit(
                form(p, "add_information_modal", adding(c.asked()), information("information"))));
    changes("withdraw", (c, p) -> p.button("withdraw", value(c.asked())));
  }

  private void decide() {
    changes("approve", (c, p) -> p.button("approve", value(c.asked())));
    opens("approve_for", (c, p) -> p.button("approve_for", value(c.asked())));
    changes(
        "approve_for_modal",
        (c, p) -> {
          JsonObject values = chosen(new JsonObject(), "new_owner", c.acme().id("marco"));
          return p.submit(form(p, "approve_for_modal", value(c.asked()), values));
        });
    opens("bounce", (c, p) -> p.button("bounce", value(c.asked())));
    attempts.put(
        "bounce_code",
        (c, role) ->
            redrawn(
                c,
                role,
                "bounce_code",
                "duplicate",
                chosen(new JsonObject(), "bounce_code", "duplicate")));
    changes(
        "bounce_modal",
        (c, p) -> {
          JsonObject values = chosen(new JsonObject(), "bounce_code", "other");
          typed(values, "bounce_note", "Please tell which invoices of which month");
          return p.submit(form(p, "bounce_modal", bounceMemory(c.asked()), values));
        });
    changes("take_back", (c, p) -> p.button("take_back", value(c.bounced())));
    opens("ask", (c, p) -> p.button("ask", value(c.asked())));
    attempts.put(
        "ask_instead",
        (c, role) -> redrawn(c, role, "ask_instead", value(c.asked()), new JsonObject()));
    changes(
        "ask_modal",
        (c, p) -> p.submit(form(p, "ask_modal", adding(c.asked()), information("question"))));
    opens("answer", (c, p) -> p.button("answer", question(c)));
    changes(
        "answer_modal",
        (c, p) -> p.submit(form(p, "answer_modal", question(c), information("answer"))));
    changes("on_it", (c, p) -> p.button("on_it", value(c.accepted())));
    opens("redirect", (c, p) -> p.button("redirect", value(c.asked())));
    changes(
        "redirect_modal",
        (c, p) -> {
          JsonObject values = chosen(new JsonObject(), "decider", c.acme().id("theo"));
          return p.submit(form(p, "redirect_modal", value(c.asked()), values));
        });
  }

  private void move() {
    opens("move_tickets", (c, p) -> p.button("move_tickets", c.accepted().ticket().identity()));
    answers("tickets_owner", "Marco", (c, p) -> p.options("tickets_owner", "marco"));
    answers(
        "move_tickets_owner",
        "in T2 can move",
        (c, p) -> {
          c.accepted();
          JsonObject values = chosen(new JsonObject(), "tickets_owner", c.acme().id("sara"));
          return p.submit(form(p, "move_tickets_owner", "", values));
        });
    changes(
        "move_tickets_modal",
        (c, p) -> {
          String memory =
              String.join(
                  "\n",
                  UUID.randomUUID().toString(),
                  c.acme().id("sara"),
                  "T2",
                  c.accepted().ticket().identity());
          JsonObject values = chosen(new JsonObject(), "moved_to", c.acme().id("marco"));
          typed(values, "move_note", "Sara is away until Monday");
          return p.submit(form(p, "move_tickets_modal", memory, values));
        });
  }

  private void log() {
    answers(
        "/escalation-log show",
        "Login loops",
        (c, p) -> p.command("/escalation-log", "show " + c.asked().ticket().shown()));
    changes("take_it", (c, p) -> p.button("take_it", c.unowned()));
    opens("give_ticket", (c, p) -> p.button("give_ticket", c.unowned()));
    changes(
        "give_ticket_modal",
        (c, p) -> {
          JsonObject values = person(new JsonObject(), "first_owner", c.acme().id("marco"));
          return p.submit(form(p, "give_ticket_modal", c.unowned(), values));
        });
    byHand();
    changes("mind_ticket", (c, p) -> p.button("mind_ticket", c.unowned()));
    opens("escalate_known", (c, p) -> p.button("escalate_known", c.nextTicket()));
    opens("exempt_ticket", (c, p) -> p.button("exempt_ticket", c.unowned()));
    changes(
        "exempt_ticket_modal",
        (c, p) -> {
          JsonObject values = chosen(new JsonObject(), "exempt_reason", "spam");
          return p.submit(form(p, "exempt_ticket_modal", c.unowned(), values));
        });
    changes("count_ticket", (c, p) -> p.button("count_ticket", c.exempt()));
    answers(
        "/escalation-log tickets",
        "open tickets",
        (c, p) -> p.command("/escalation-log", "tickets"));
    opens("same_ticket", (c, p) -> p.button("same_ticket", c.asked().ticket().identity()));
    changes(
        "same_ticket_modal",
        (c, p) -> {
          JsonObject values = typed(new JsonObject(), "other_ticket", "MOVED-" + c.next());
          return p.submit(form(p, "same_ticket_modal", c.asked().ticket().identity(), values));
        });
    answersEach(
        "/escalation-log show own",
        "Login loops",
        (c, role) ->
            c.payload(role).command("/escalation-log", "show " + c.askedBy(role).ticket().shown()));
    answers(
        "/escalation-log help", "/escalation-log show", (c, p) -> p.command("/escalation-log", ""));
    answers("/escalation-log board", "/login/", (c, p) -> p.command("/escalation-log", "board"));
    answers("/escalation-log report", "Counting", (c, p) -> p.command("/escalation-log", "report"));
    file(
        "/escalation-log export",
        "escalation-log-",
        (c, p) -> p.command("/escalation-log", "export"));
    file(
        "/escalation-log export figures",
        "figures-",
        (c, p) -> p.command("/escalation-log", "export figures"));
    file(
        "/escalation-log export audit",
        "audit-chain-",
        (c, p) -> p.command("/escalation-log", "export audit"));
    answers(
        "/escalation-log stats",
        "The figures of the last 7 days",
        (c, p) -> p.command("/escalation-log", "stats 7"));
    answers(
        "/escalation-log stats own",
        "own figures of the last 7 days",
        (c, p) -> p.command("/escalation-log", "stats 7"));
    answers(
        "/escalation-log verify",
        "is being checked",
        (c, p) -> p.command("/escalation-log", "verify"));
  }

  private void home() {
    later("app_home_opened", SurfaceAttempts::worksAtHome, (c, p) -> p.homeOpened());
    later("home_work", SurfaceAttempts::worksAtHome, (c, p) -> p.button("home_work", ""));
    later("home_refresh", SurfaceAttempts::worksAtHome, (c, p) -> p.button("home_refresh", ""));
    later(
        "open_board",
        p ->
            p.directMessages().stream()
                .anyMatch(message -> message.json().toString().contains("/login/")),
        (c, p) -> p.button("open_board", ""));
    for (String turn : List.of("home_newer", "home_older")) {
      later(turn, SurfaceAttempts::worksAtHome, (c, p) -> p.button(turn, "queue|0"));
    }
    later("home_settings", p -> p.home().shows("For you"), (c, p) -> p.button("home_settings", ""));
    later(
        "home_settings admins",
        p -> p.home().shows("For admins"),
        (c, p) -> p.button("home_settings", ""));
    opens(
        "ticket_menu",
        (c, p) ->
            p.choice(
                "ticket_menu", "escalate|" + c.nextTicket(), p.view("", "", new JsonObject())));
    changes("request_mail", (c, p) -> p.button("request_mail", "start"));
    changes("email_choice", (c, p) -> p.button("email_choice", "stop"));
    opens("away", (c, p) -> p.button("away", "away"));
    changes("away_end", (c, p) -> p.button("away_end", away(c, Cast.TARGET).toString()));
    changes(
        "away_modal submit",
        (c, p) -> {
          String day = LocalDate.of(2090, 1, 1).plusDays(c.next()).toString();
          JsonObject values = day(new JsonObject(), "away_from_day", day);
          return p.submit(p.view("away_modal", "", day(values, "away_until_day", day)));
        });
    changes(
        "language_choice",
        (c, p) -> p.choice("language_choice", "en", p.view("", "", new JsonObject())));
  }

  private void alerts() {
    changes("alert_on_it", (c, p) -> p.button("alert_on_it", c.asked().ticket().identity()));
    opens("alert_settings", (c, p) -> p.button("alert_settings", "open"));
    changes("alert_mail", (c, p) -> p.button("alert_mail", "start"));
    for (String id : List.of("alert_webhook_rotate", "alert_webhook_stop")) {
      changes(
          id,
          (c, p) -> {
            c.in(c.acme(), tx -> hooked(tx, c.bot()));
            return p.button(id, AlertWebhooks.WORKSPACE);
          });
    }
    for (String whose : List.of("own", AlertWebhooks.WORKSPACE)) {
      changes(
          "alert_webhook_modal " + whose,
          (c, p) -> {
            String address = c.bot().sandbox().receiverUrl("r" + c.next());
            JsonObject values = typed(new JsonObject(), "webhook_address", address);
            return p.submit(form(p, "alert_webhook_modal", whose, values));
          });
    }
  }

  private void followUps() {
    for (String id : List.of("follow_up_done", "follow_up_date")) {
      opens(id, (c, p) -> p.button(id, followUp(c).toString()));
    }
    changes(
        "follow_up_done_modal",
        (c, p) ->
            p.submit(
                form(
                    p,
                    "follow_up_done_modal",
                    followUp(c).toString(),
                    typed(new JsonObject(), "follow_up_outcome", "They are happy"))));
    changes(
        "follow_up_date_modal",
        (c, p) -> {
          String day = LocalDate.of(2090, 1, 1).plusDays(c.next()).toString();
          JsonObject values = day(new JsonObject(), "follow_up_day", day);
          return p.submit(form(p, "follow_up_date_modal", followUp(c).toString(), values));
        });
  }

  /** One that is open, and of which nobody of the cast was told. */
  private static UUID followUp(Cast cast) {
    String ticket = cast.asked().ticket().identity();
    return cast.in(
        cast.acme(),
        tx -> {
          Account account =
              new Account(
                  new UUID(0, 77),
                  "Followed",
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty());
          Accounts.in(tx).keep(account, Instant.EPOCH);
          return FollowUps.in(tx)
              .begin(
                  account,
                  ticket,
                  List.of(Cast.TARGET),
                  Instant.EPOCH.plusSeconds(cast.next()),
                  Instant.EPOCH)
              .orElseThrow();
        });
  }

  /** The workspace's webhook is set. */
  private static boolean hooked(Tx tx, TestBot bot) {
    String address = bot.sandbox().receiverUrl("workspace");
    AlertWebhooks.in(tx)
        .set(AlertWebhooks.WORKSPACE, address, "sealed", Cast.TARGET, Instant.EPOCH);
    return true;
  }

  private static boolean worksAtHome(Person person) {
    return person.home().shows("You asked for");
  }

  private void settings() {
    opens("ticket_settings", (c, p) -> p.button("ticket_settings", "open"));
    changes(
        "ticket_settings_modal",
        (c, p) -> {
          String address = "https://desk.test/{key}?" + c.next();
          JsonObject values = typed(new JsonObject(), "address", address);
          return p.submit(form(p, "ticket_settings_modal", "", values));
        });
    opens("role_settings", (c, p) -> p.button("role_settings", "open"));
    changes("role_settings_modal grant", (c, p) -> roleChange(c, p, false));
    changes("role_settings_modal revoke", (c, p) -> roleChange(c, p, true));
    changes(
        "history_reading",
        (c, p) -> {
          c.in(c.acme(), tx -> HistoryReaders.in(tx).setOpen(false, "cli", Instant.EPOCH));
          return p.button("history_reading", "open");
        });
    changes("criterion_switch", (c, p) -> p.button("criterion_switch", c.watchedCriterion()));
    for (String word : List.of("file_urgent", "file_all", "let_be")) {
      changes(
          "detection_" + word, (c, p) -> p.button("detection_" + word, c.heldRequest().toString()));
    }
    opens("escalate_found", (c, p) -> p.button("escalate_found", c.nextTicket()));
    changes("email_consent", (c, p) -> p.button("email_consent", "agree"));
    opens("calendar_settings", (c, p) -> p.button("calendar_settings", "open"));
    attempts.put(
        "holiday_region",
        (c, role) ->
            redrawn(
                c,
                role,
                "holiday_region",
                "de-by",
                chosen(new JsonObject(), "holiday_region", "de-by")));
    answers("holiday_region search", "Bavaria", (c, p) -> p.options("holiday_region", "bavaria"));
    changes(
        "calendar_settings_modal",
        (c, p) -> {
          JsonObject values = typed(new JsonObject(), "hours", "Mon-Fri 09:00-17:00");
          typed(values, "zone", "Europe/Berlin");
          typed(values, "days", "2026-12-31=09:00-1" + c.next() % 10 + ":0" + c.next() % 10);
          return p.submit(form(p, "calendar_settings_modal", "", values));
        });
    opens("retention_settings", (c, p) -> p.button("retention_settings", "open"));
    changes(
        "retention_settings_modal",
        (c, p) -> {
          JsonObject values = typed(new JsonObject(), "months", String.valueOf(c.next() % 99 + 3));
          return p.submit(form(p, "retention_settings_modal", "", values));
        });
  }

  /** None of these names anything there is, so that no later work changes a row. */
  private void matrix() {
    opens("matrix_upload", (c, p) -> p.button("matrix_upload", "open"));
    answers("matrix_upload_modal", "Checking", (c, p) -> p.submit(upload(p)));
    opens("table_import", (c, p) -> p.button("table_import", "open"));
    answers("table_import_modal", "Checking", (c, p) -> p.submit(tableUpload(p)));
    answers(
        "table_apply_modal",
        "Applying",
        (c, p) ->
            p.submit(form(p, "table_apply_modal", new UUID(0, 1).toString(), new JsonObject())));
    opens("matrix_look", (c, p) -> p.homeButton("matrix_look", new UUID(0, 7).toString()));
    answers(
        "matrix_check_modal",
        "Applying",
        (c, p) -> p.submit(form(p, "matrix_check_modal", new UUID(0, 7) + "|1", new JsonObject())));
    file("matrix_download", "baton-matrix-version", (c, p) -> p.button("matrix_download", "open"));
    opens("matrix_versions", (c, p) -> p.homeButton("matrix_versions", "open"));
    opens("matrix_routes", (c, p) -> p.homeButton("matrix_routes", "999"));
    opens("matrix_rollback", (c, p) -> p.homeButton("matrix_rollback", "999"));
    opens("matrix_sheet", (c, p) -> p.button("matrix_sheet", "open"));
    answers("matrix_sheet_modal", "Checking", (c, p) -> p.submit(sheet(p)));
    opens("matrix_sheet_look", (c, p) -> p.homeButton("matrix_sheet_look", "now"));
    opens("matrix_sheet_unlink", (c, p) -> p.homeButton("matrix_sheet_unlink", "now"));
    promises();
    opens("matrix_change", (c, p) -> p.button("matrix_change", "open"));
    answers("matrix_route", "specialist", (c, p) -> p.options("matrix_route", "special"));
    answers(
        "matrix_route_modal",
        "Next owners",
        (c, p) ->
            p.submit(
                form(p, "matrix_route_modal", "", chosen(new JsonObject(), "matrix_route", "1"))));
    answers(
        "matrix_change_modal",
        "Write a number and m, h or d",
        (c, p) ->
            p.submit(
                form(
                    p,
                    "matrix_change_modal",
                    "1|1",
                    typed(new JsonObject(), "matrix_within", "soon"))));
  }

  private void byHand() {
    opens("/escalation-log open", (c, p) -> p.command("/escalation-log", "open ZD-777"));
    opens("/escalation-log edit", (c, p) -> p.command("/escalation-log", "edit " + c.unowned()));
    changes(
        "/escalation-log set",
        (c, p) -> p.command("/escalation-log", "set " + c.unowned() + " waiting"));
    changes(
        "/escalation-log merge",
        (c, p) -> p.command("/escalation-log", "merge " + c.unowned() + " into " + c.unowned()));
    opens("new_ticket", (c, p) -> p.button("new_ticket", "new"));
    opens("edit_ticket", (c, p) -> p.button("edit_ticket", c.unowned()));
    changes(
        "edit_ticket_modal",
        (c, p) -> {
          String memory = "{\"ticket\":\"" + c.unowned() + "\",\"fields\":{}}";
          JsonObject values = typed(new JsonObject(), "ticket_title", "Title " + c.next());
          return p.submit(form(p, "edit_ticket_modal", memory, values));
        });
  }

  private void programs() {
    opens("connections", (c, p) -> p.button("connections", "open"));
    changes(
        "connections_modal",
        (c, p) -> {
          c.connection();
          JsonObject values = typed(new JsonObject(), "connection_name", "Shop " + c.next());
          return p.submit(form(p, "connections_modal", "", values));
        });
    attempts.put(
        "connection_events",
        (c, role) ->
            redrawn(c, role, "connection_events", c.connection().toString(), new JsonObject()));
    changes(
        "connection_rotate", (c, p) -> p.button("connection_rotate", c.connection().toString()));
    changes("connection_off", (c, p) -> p.button("connection_off", c.connection().toString()));
    changes("connection_again", (c, p) -> p.button("connection_again", c.event().toString()));
    attempts.put(
        "connection_people",
        (c, role) ->
            redrawn(c, role, "connection_people", c.staffedDesk().toString(), new JsonObject()));
    changes(
        "connection_people_modal",
        (c, p) -> {
          String desk = c.staffedDesk().toString();
          JsonObject values = person(new JsonObject(), "desk_person_77", c.acme().id("marco"));
          return p.submit(form(p, "connection_people_modal", desk, values));
        });
    attempts.put(
        "connection_secret",
        (c, role) -> redrawn(c, role, "connection_secret", c.desk().toString(), new JsonObject()));
    changes(
        "connection_secret_modal",
        (c, p) -> {
          JsonObject values = typed(new JsonObject(), "connection_own_secret", "its-own-secret-1");
          typed(values, "connection_keys", "ZD-{id}");
          return p.submit(form(p, "connection_secret_modal", c.desk().toString(), values));
        });
  }

  private static JsonObject upload(Payload payload) {
    JsonObject file = new JsonObject();
    file.addProperty("id", "F0NONE");
    JsonArray files = new JsonArray();
    files.add(file);
    JsonObject input = new JsonObject();
    input.addProperty("type", "file_input");
    input.add("files", files);
    JsonObject block = new JsonObject();
    block.add("matrix_file", input);
    JsonObject values = new JsonObject();
    values.add("matrix_file", block);
    return form(payload, "matrix_upload_modal", "", values);
  }

  private void promises() {
    opens("promise_upload", (c, p) -> p.button("promise_upload", "sla"));
    answers("promise_upload_modal", "Checking", (c, p) -> p.submit(promiseUpload(p)));
    opens("promise_look", (c, p) -> p.homeButton("promise_look", new UUID(0, 7).toString()));
    answers(
        "promise_check_modal",
        "Applying",
        (c, p) ->
            p.submit(
                form(p, "promise_check_modal", "sla|" + new UUID(0, 7) + "|1", new JsonObject())));
    opens("promise_sheet_look", (c, p) -> p.homeButton("promise_sheet_look", "sla"));
    opens("promise_sheet_unlink", (c, p) -> p.homeButton("promise_sheet_unlink", "sla"));
    opens("promise_versions", (c, p) -> p.homeButton("promise_versions", "sla|"));
    opens("promise_version", (c, p) -> p.homeButton("promise_version", "sla|999"));
    file("promise_csv", "baton-sla-", (c, p) -> p.button("promise_csv", "sla|"));
    opens("promise_rollback", (c, p) -> p.homeButton("promise_rollback", "sla|999"));
    opens("promise_tier", (c, p) -> p.button("promise_tier", "sla"));
    answers(
        "promise_tier_modal",
        "This is what is promised now",
        (c, p) ->
            p.submit(
                form(
                    p,
                    "promise_tier_modal",
                    "",
                    typed(new JsonObject(), "promise_tier_name", "Enterprise"))));
    answers(
        "promise_terms_modal",
        "Checking",
        (c, p) ->
            p.submit(
                form(
                    p,
                    "promise_terms_modal",
                    "Enterprise",
                    typed(new JsonObject(), "promise_answer_P1", "20m"))));
  }

  private static JsonObject promiseUpload(Payload payload) {
    String link = "https://docs.google.com/spreadsheets/d/e/2PACX-0123456789/pub?output=csv";
    return form(
        payload, "promise_upload_modal", "sla", typed(new JsonObject(), "promise_link", link));
  }

  private static JsonObject tableUpload(Payload payload) {
    String link = "https://docs.google.com/spreadsheets/d/e/2PACX-0123456789/pub?output=csv";
    JsonObject values = chosen(new JsonObject(), "table_kind", "accounts");
    return form(payload, "table_import_modal", "", typed(values, "table_link", link));
  }

  private static JsonObject sheet(Payload payload) {
    String link = "https://docs.google.com/spreadsheets/d/e/2PACX-0123456789/pub?output=csv";
    return form(
        payload, "matrix_sheet_modal", "", typed(new JsonObject(), "matrix_sheet_link", link));
  }

  private void privacy() {
    attempts.put(
        "own_data",
        (c, role) -> sent(c, role, c.payload(role).button("own_data", "own"), c.person(role).id()));
    opens("personal_data", (c, p) -> p.button("personal_data", "open"));
    answers("data_person", Cast.TARGET, (c, p) -> p.options("data_person", "target"));
    file("personal_data_modal copy", Cast.TARGET, (c, p) -> p.submit(personalData(p, "copy")));
    changes("personal_data_modal erase", (c, p) -> p.submit(personalData(p, "erase")));
    opens("erase_workspace", (c, p) -> p.button("erase_workspace", ""));
    changes(
        "erase_workspace_modal",
        (c, p) -> {
          JsonObject values = typed(new JsonObject(), "name", "Acme");
          return p.submit(form(p, "erase_workspace_modal", "", values));
        });
  }

  private void setup() {
    opens("setup", (c, p) -> p.button("setup", "again"));
    changes("setup_modal submit", (c, p) -> p.submit(SetupAttempts.page(c, p)));
    changes("setup_modal close", (c, p) -> p.close(SetupAttempts.page(c, p)));
    for (String id : List.of("setup_back", "setup_try", "setup_jump")) {
      changes(id, (c, p) -> p.choice(id, "naming", SetupAttempts.page(c, p)));
    }
    changes("moves.*", (c, p) -> p.choice("moves|t1~1", "T2", SetupAttempts.page(c, p)));
    file(
        "setup_csv",
        "baton-matrix.csv",
        (c, p) -> {
          SetupAttempts.begun(c);
          return p.button("setup_csv", "send");
        });
    practice("practice_approve", "would belong to the proposed owner");
    practice("practice_bounce", "would ask for a reason");
  }

  private void practice(String id, String said) {
    later(
        id,
        p -> p.directMessages().stream().anyMatch(message -> message.text().contains(said)),
        (c, p) -> p.button(id, "practice"));
  }

  private void changes(String surface, BiFunction<Cast, Payload, String> body) {
    attempts.put(surface, (c, role) -> changed(c, role, body.apply(c, c.payload(role))));
  }

  private void opens(String surface, BiFunction<Cast, Payload, String> body) {
    attempts.put(surface, (c, role) -> opened(c, role, body.apply(c, c.payload(role))));
  }

  private void answers(String surface, String text, BiFunction<Cast, Payload, String> body) {
    answersEach(surface, text, (c, role) -> body.apply(c, c.payload(role)));
  }

  private void answersEach(String surface, String text, BiFunction<Cast, String, String> body) {
    attempts.put(
        surface,
        (c, role) -> {
          Trial trial = send(c, role, body.apply(c, role), () -> false);
          return new Trial(() -> trial.seen().contains(text), trial.changed(), trial.seen());
        });
  }

  private void file(String surface, String name, BiFunction<Cast, Payload, String> body) {
    attempts.put(surface, (c, role) -> sent(c, role, body.apply(c, c.payload(role)), name));
  }

  private void later(
      String surface, Function<Person, Boolean> seen, BiFunction<Cast, Payload, String> body) {
    attempts.put(
        surface,
        (c, role) ->
            send(c, role, body.apply(c, c.payload(role)), () -> seen.apply(c.person(role))));
  }

  private static Trial changed(Cast cast, String role, String body) {
    String before = cast.rows();
    Trial trial = send(cast, role, body, () -> false);
    return new Trial(
        trial::changed, trial.changed(), () -> !cast.rows().equals(before), trial.seen());
  }

  private static Trial opened(Cast cast, String role, String body) {
    Person person = cast.person(role);
    person.modals().forEach(Modal::close);
    Trial trial = send(cast, role, body, () -> false);
    boolean open = !person.modals().isEmpty();
    person.modals().forEach(Modal::close);
    return new Trial(() -> open, trial.changed(), () -> !person.modals().isEmpty(), trial.seen());
  }

  private static Trial sent(Cast cast, String role, String body, String fileName) {
    Person person = cast.person(role);
    return send(
        cast,
        role,
        body,
        () -> person.files().stream().anyMatch(file -> file.name().contains(fileName)));
  }

  private static Trial send(Cast cast, String role, String body, BooleanSupplier happened) {
    Person person = cast.person(role);
    String before = cast.rows();
    BotAnswer answer = cast.teamOf(role).slack().raw(body).send();
    if (answer.status() != 200) {
      throw new AssertionError("Not answered: " + answer);
    }
    boolean changed = !cast.rows().equals(before);
    return new Trial(happened, changed, answer + " " + person.modals());
  }

  /** A form that the bot has open on this person's screen, and a choice in it. */
  private static Trial redrawn(Cast cast, String role, String id, String value, JsonObject values) {
    Person person = cast.person(role);
    person.modals().forEach(Modal::close);
    open(cast, role, bounceMemory(cast.asked()));
    Modal modal = person.modals().getLast();
    cast.draft(role, modal.id());
    JsonObject view = modal.json();
    JsonObject state = new JsonObject();
    state.add("values", values);
    view.add("state", state);
    return send(
        cast, role, cast.payload(role).choice(id, value, view), () -> !modal.shows(AS_IT_WAS));
  }

  private static void open(Cast cast, String role, String memory) {
    var form =
        FormView.of(
            "form",
            "A form",
            "Send",
            memory,
            List.of(Blocks.section(s -> s.text(BlockCompositions.plainText(AS_IT_WAS)))));
    try {
      var opened =
          cast.bot()
              .parts()
              .calls()
              .patiently(cast.teamOf(role).orgId())
              .viewsOpen(v -> v.triggerId(cast.person(role).trigger()).view(form));
      if (!opened.isOk()) {
        throw new AssertionError(opened.getError());
      }
    } catch (IOException | SlackApiException failed) {
      throw new AssertionError(failed);
    }
  }

  private static String closing(Cast cast, String role, String page) {
    Draft draft = cast.draft(role, "V" + cast.next());
    Payload payload = cast.payload(role);
    return payload.close(payload.view(draft.rootViewId(), page, "", new JsonObject()));
  }

  private static String continuing(Cast cast, String role, String author) {
    Draft draft = cast.draft(author, "V" + cast.next());
    return cast.payload(role).button("continue_draft", draft.id().toString());
  }

  private static JsonObject pageOne(Cast cast, Payload payload) {
    JsonObject values = typed(new JsonObject(), "ticket", cast.nextTicket());
    chosen(values, "category", "Other");
    chosen(values, "priority", "P2");
    typed(values, "reason", "Sign-in fails since the update this morning");
    typed(values, "steps_tried", "Cleared cookies and tried another browser");
    return payload.view("V" + cast.next(), "escalate_page_one", "", values);
  }

  private static String pageTwo(Cast cast, String role, String author) {
    Draft draft = cast.draft(author, "V" + cast.next());
    String route = "1:1";
    Payload payload = cast.payload(role);
    JsonObject values = chosen(new JsonObject(), "route", route);
    chosen(values, "owner:" + route, cast.acme().id("marco"));
    JsonObject view = payload.view(draft.rootViewId(), "escalate_page_two", "", values);
    JsonObject details = new JsonObject();
    details.addProperty("type", "divider");
    details.addProperty("block_id", "route_details:" + route);
    view.getAsJsonArray("blocks").add(details);
    return payload.submit(view);
  }

  private static UUID away(Cast cast, String member) {
    Instant from = Instant.parse("2080-01-01T00:00:00Z").plus(Duration.ofDays(cast.next()));
    return cast.in(
        cast.acme(),
        tx -> {
          UUID id = tx.newId();
          Member.Away away = new Member.Away(from, from.plus(Duration.ofHours(1)));
          Absences.in(tx)
              .set(
                  new PlannedAbsence(id, member, away, Optional.empty(), member),
                  "cli",
                  Instant.EPOCH);
          return id;
        });
  }

  private static String another(String role) {
    return role.equals("manager") ? "agent" : "manager";
  }

  private static String roleChange(Cast cast, Payload payload, boolean revoke) {
    cast.in(cast.acme(), tx -> held(tx, revoke));
    JsonObject values = person(new JsonObject(), "role_person", Cast.TARGET);
    chosen(values, "role_change", revoke ? "revoke manager" : "grant manager");
    return payload.submit(form(payload, "role_settings_modal", "", values));
  }

  private static boolean held(Tx tx, boolean held) {
    Instant at = Instant.EPOCH;
    return held
        ? Roles.in(tx).grant(Cast.TARGET, "manager", "cli", "cli", at)
        : Roles.in(tx).revoke(Cast.TARGET, "manager", "cli", "cli", at) != null;
  }

  private static JsonObject personalData(Payload payload, String what) {
    JsonObject values = chosen(new JsonObject(), "data_person", Cast.TARGET);
    chosen(values, "data_what", what);
    typed(values, "data_confirmed", "ERASE");
    return form(payload, "personal_data_modal", "", values);
  }

  private static JsonObject information(String field) {
    return typed(new JsonObject(), field, "It began right after the update of Monday");
  }

  private static JsonObject form(Payload payload, String id, String memory, JsonObject values) {
    return payload.view(id, memory, values);
  }

  private static String value(Escalation escalation) {
    return EscalationValue.of(escalation.ref());
  }

  private static String adding(Escalation escalation) {
    return UUID.randomUUID() + "|" + value(escalation);
  }

  /** One that the lead asked and nobody answered. */
  private static String question(Cast cast) {
    Escalation asked = cast.asked();
    String value = adding(asked);
    UUID id = UUID.fromString(value.substring(0, value.indexOf('|')));
    String lead = cast.acme().id("lena");
    cast.in(
        cast.acme(),
        tx -> Questions.in(tx).ask(asked.ref(), id, lead, "Which release is it?", Instant.EPOCH));
    return value;
  }

  private static String bounceMemory(Escalation escalation) {
    return value(escalation) + "\n" + escalation.label() + "\nT1\nT2";
  }
}
