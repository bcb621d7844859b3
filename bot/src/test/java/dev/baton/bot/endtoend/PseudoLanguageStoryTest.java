package dev.baton.bot.endtoend;

import static dev.baton.db.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.bot.Texts;
import dev.baton.bot.phrases.PseudoLanguage;
import dev.baton.bot.phrases.Unconverted;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.DetectionRules;
import dev.baton.sandbox.Sandbox;
import dev.baton.sandbox.exchange.Direction;
import dev.baton.sandbox.exchange.Exchange;
import dev.baton.sandbox.mail.Mail;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main story with everybody's Slack in the pseudo-language. What a person sees in plain letters
 * is either what somebody typed, or said by a file that is still to be converted.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PseudoLanguageStoryTest {
  private static final String REASON = "Die Rechnung vom Mai wurde doppelt gebucht";
  private static final String STEPS = "Beide Rechnungen verglichen\nKontoauszug verlangt";
  private static final String NOTE = "Auf welches Konto ging die Gutschrift?";

  /** What is no text of Baton's: names, what the matrix and people say, days, products. */
  private static final String DATA =
      String.join(
          "\n",
          TestWorkspace.MATRIX_WITH_CATEGORIES,
          REASON,
          STEPS,
          NOTE,
          "Konto ZD Ana Ruiz Ben Okafor Marco Rossi Nina Holm Lena Fischer Omar Haddad Tara Singh",
          "Theo Brandt Ines Costa Bo Lind Olga Berg Gil Moreau Acme baton English Pseudo Accents ERASE TICKET AM PM matrix csv",
          "Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec UTC CET CEST sec min hr");

  private final TestWorkspace acme;
  private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

  PseudoLanguageStoryTest(FreshDatabase fresh) {
    this.acme = TestWorkspace.alone(fresh, PseudoLanguage.and(Texts.load()));
    sandbox().exchanges().listen(exchanges::add);
    for (String name :
        List.of("ana", "marco", "nina", "lena", "omar", "tara", "theo", "ines", "bo", "olga")) {
      acme.person(name).speaks(PseudoLanguage.LOCALE);
      await()
          .until(() ->
              acme.in(tx -> Members.in(tx).find(acme.id(name)))
                  .flatMap(member -> member.speech().locale())
                  .filter(PseudoLanguage.LOCALE::equals)
                  .isPresent());
    }
  }

  private Sandbox sandbox() {
    return acme.bot().sandbox();
  }

  @AfterAll
  void close() {
    acme.close();
  }

  @Test
  void nothingIsSaidInPlainEnglish() throws IOException {
    homeAndItsForms();
    anApprovedTicket();
    aBouncedTicketIsFixed();
    theHistoryIsShown();

    Set<String> allowed = new HashSet<>(Unconverted.words());
    Unconverted.addWords(DATA, allowed);
    List<String> plain = new ArrayList<>();
    List<String> cut = new ArrayList<>();
    for (String text : seen()) {
      Set<String> words = new TreeSet<>();
      Unconverted.addWords(withoutCriteria(withoutMarkup(text)), words);
      words.removeAll(allowed);
      if (!words.isEmpty()) {
        plain.add(words + " in " + text);
      }
      if (count(text, '⟦') != count(text, '⟧') && !isShortened(text)) {
        cut.add(text);
      }
    }
    assertThat(plain).as("Plain English").isEmpty();
    assertThat(cut).as("Cut or glued").isEmpty();
    assertThat(seen()).anyMatch(text -> text.startsWith("⟦Ŵáíţś ƒóŕ ýóúŕ ýéś óŕ ńó"));
  }

  private void homeAndItsForms() {
    SettingsTab.of(acme.person("olga")).awaitShows("⟦Ƒóŕ ýóú");
    for (String form :
        List.of("ticket_settings", "role_settings", "retention_settings", "personal_data")) {
      acme.person("olga").home().click(label(acme.person("olga").home().json(), form));
      acme.person("olga").modal().close();
    }
    acme.person("ana").types("/escalate help");
    acme.person("olga").types("/escalation-log help");
  }

  private void anApprovedTicket() {
    escalate("ZD-1042");
    Message request = acme.person("lena").directMessage("ZD-1042 #1");
    acme.person("lena").opensHome().awaitShows("ZD-1042");
    acme.person("ana").opensHome().awaitShows("ZD-1042");
    request.click(label(request.json(), "approve"));
    sandbox().mailbox().awaitMailTo("ana@acme.test", "ZD-1042");
    sandbox().mailbox().awaitMailTo("marco@acme.test", "ZD-1042");
  }

  private void aBouncedTicketIsFixed() {
    escalate("ZD-77");
    Message request = acme.person("lena").directMessage("ZD-77 #1");
    request.click(label(request.json(), "bounce"));
    Modal bounce = acme.person("lena").modal();
    bounce
        .choose(field(bounce, "bounce_code"), option(bounce, "bounce_code", "missing_information"))
        .fill(field(bounce, "bounce_note"), NOTE)
        .submit();
    Message told = acme.person("ana").directMessage(NOTE);
    sandbox().mailbox().awaitMailTo("ana@acme.test", "ZD-77");
    told.click(label(told.json(), "fix_and_resend"));
    Modal again = acme.person("ana").modal();
    again.fill(field(again, "steps_tried"), STEPS + "\nKonto").submit();
    Modal pageTwo = acme.person("ana").modal();
    pageTwo.checkAll(field(pageTwo, "checklist"));
    pageTwo.submit();
    acme.person("lena").directMessage("ZD-77 #2");
  }

  private void theHistoryIsShown() {
    acme.person("bo").types("/escalation-log show ZD-1042").reply();
    acme.person("bo").types("/escalation-log stats").reply();
  }

  private void escalate(String ticket) {
    acme.person("ana").types("/escalate " + ticket);
    Modal one = acme.person("ana").modal();
    one.choose(field(one, "category"), "Billing")
        .choose(field(one, "priority"), option(one, "priority", "P2"))
        .fill(field(one, "reason"), REASON)
        .fill(field(one, "steps_tried"), STEPS)
        .submit();
    Modal two = acme.person("ana").modal();
    two.checkAll(field(two, "checklist"));
    two.submit();
  }

  /** A field's label, whatever language it is in. */
  private static String field(Modal modal, String id) {
    JsonObject block = find(modal.json(), "block_id", id);
    JsonObject named = block.getAsJsonObject(block.has("label") ? "label" : "text");
    return named.get("text").getAsString();
  }

  private static String option(Modal modal, String id, String value) {
    JsonObject element = find(modal.json(), "block_id", id).getAsJsonObject("element");
    return find(element, "value", value).getAsJsonObject("text").get("text").getAsString();
  }

  private static String label(JsonObject screen, String actionId) {
    return find(screen, "action_id", actionId).getAsJsonObject("text").get("text").getAsString();
  }

  private static JsonObject find(JsonElement tree, String key, String value) {
    List<JsonObject> found = new ArrayList<>();
    walk(
        tree,
        object -> {
          if (object.has(key)
              && object.get(key).isJsonPrimitive()
              && object.get(key).getAsString().split(":")[0].equals(value)) {
            found.add(object);
          }
        });
    assertThat(found).as(key + " " + value + " in " + tree).isNotEmpty();
    return found.getFirst();
  }

  private static void walk(JsonElement tree, java.util.function.Consumer<JsonObject> visitor) {
    if (tree.isJsonObject()) {
      visitor.accept(tree.getAsJsonObject());
      tree.getAsJsonObject().entrySet().forEach(entry -> walk(entry.getValue(), visitor));
    } else if (tree.isJsonArray()) {
      tree.getAsJsonArray().forEach(one -> walk(one, visitor));
    }
  }

  /** Every text that Baton sent to anybody. */
  private Set<String> seen() {
    Set<String> seen = new TreeSet<>();
    for (Exchange exchange : exchanges) {
      if (exchange.direction() == Direction.BOT_TO_SLACK) {
        sent(exchange.request(), seen);
      } else if (exchange.direction() == Direction.SLACK_TO_BOT) {
        told(exchange.answer(), seen);
      }
    }
    for (Mail mail : sandbox().mailbox().all()) {
      seen.add(mail.subject());
      mail.text().lines().map(line -> line.replaceAll("https://\\S+", "")).forEach(seen::add);
      Arrays.stream(mail.html().replaceAll("(?s)<style>.*?</style>", "").split("<[^>]*>"))
          .forEach(seen::add);
    }
    return seen;
  }

  /** A body of a Web API call: a form whose values may be JSON, or JSON. */
  private static void sent(String body, Set<String> seen) {
    if (body.startsWith("{")) {
      told(body, seen);
      return;
    }
    for (String pair : body.split("&")) {
      String name = pair.replaceAll("=.*", "");
      String value = URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), UTF_8);
      if (name.equals("text") || name.equals("initial_comment")) {
        seen.add(value);
      } else if (value.startsWith("{") || value.startsWith("[")) {
        told(value, seen);
      }
    }
  }

  private static void told(String json, Set<String> seen) {
    if (!json.startsWith("{") && !json.startsWith("[")) {
      return;
    }
    walk(
        JsonParser.parseString(json),
        object -> {
          if (object.has("text") && object.get("text").isJsonPrimitive()) {
            seen.add(object.get("text").getAsString());
          }
          if (object.has("errors") && object.get("errors").isJsonObject()) {
            StreamSupport.stream(object.getAsJsonObject("errors").entrySet().spliterator(), false)
                .forEach(error -> seen.add(error.getValue().getAsString()));
          }
        });
  }

  /** The usual criteria are a file in English that an admin changes, as the matrix is. */
  private static String withoutCriteria(String text) {
    String rest = text;
    for (DetectionRule rule :
        DetectionRules.usual(List.of(new Tier("T1"), new Tier("T2"), new Tier("T3")))) {
      rest = rest.replace(rule.say(), "");
    }
    return rest;
  }

  /** Without commands, mentions, moments, links and emoji. */
  private static String withoutMarkup(String text) {
    return text.replaceAll("`[^`]*`", "")
        .replaceAll("<[^>]*>", "")
        .replaceAll("&(amp|lt|gt);", "")
        .replaceAll(":[a-z_]+:", "");
  }

  /** Why an owner is offered: as many reasons as an option's description holds, and an ellipsis. */
  private static boolean isShortened(String text) {
    return text.length() <= 76 && text.endsWith("…");
  }

  private static long count(String text, char letter) {
    return text.chars().filter(one -> one == letter).count();
  }
}
