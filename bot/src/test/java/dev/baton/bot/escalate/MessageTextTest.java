package dev.baton.bot.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextTest {
  private static String read(String json) {
    Message message = GsonFactory.createSnakeCase().fromJson(json, Message.class);
    return MessageText.of(message, id -> id.equals("U1") ? "Lena" : id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<@U1> please | @Lena please",
        "<@U2~ben> please | @ben please",
        "in <#C1~support> | in #support",
        "in <#C1> | in #C1",
        "<!here> it burns | @here it burns",
        "<!subteam^S1~@tier2> look | @tier2 look",
        "since <!date^1700000000^{date}~yesterday> | since yesterday",
        "write <mailto:bo@acme.test~bo@acme.test> | write bo@acme.test",
        "call <tel:+49170~+49170> | call +49170",
        "<https://acme.test/1> | https://acme.test/1",
        "<https://acme.test/1~the page> | the page (https://acme.test/1)",
        "a &lt; b &amp;&amp; c &gt; d | a < b && c > d",
        "&amp;lt; stays | &lt; stays",
      })
  void marksBecomeWords(String typed, String read) {
    String json = "{\"text\": \"%s\"}".formatted(typed.replace('~', '|'));

    assertThat(read(json)).isEqualTo(read);
  }

  @Test
  void aBotsMessageIsReadWhole() {
    String text =
        read(
            """
            {"text": "New ticket", "bot_id": "B1",
             "blocks": [
               {"type": "header", "text": {"type": "plain_text", "text": "Ticket #1042"}},
               {"type": "section", "text": {"type": "mrkdwn", "text": "Refund *failed* for <@U1>"},
                "fields": [{"type": "mrkdwn", "text": "Customer: Globex"}]},
               {"type": "context", "elements": [{"type": "mrkdwn", "text": "Priority P2"}]},
               {"type": "divider"}, {"type": "something_new", "text": "?"}],
             "attachments": [
               {"pretext": "Before", "title": "Refund", "text": "It fails", "fallback": "unused",
                "fields": [{"title": "Queue", "value": "Billing"}]},
               {"fallback": "Only this"},
               {"blocks": [{"type": "section", "text": {"type": "plain_text", "text": "Inside"}}]}],
             "files": [{"title": "screenshot.png"}, {"name": "log.txt"}]}
            """);

    assertThat(text.lines())
        .containsExactly(
            "New ticket",
            "Ticket #1042",
            "Refund *failed* for @Lena",
            "Customer: Globex",
            "Priority P2",
            "Before",
            "Refund",
            "It fails",
            "Queue: Billing",
            "Only this",
            "Inside",
            "screenshot.png",
            "log.txt");
  }

  @Test
  void whatPeopleTypedStandsThereOnceWithItsRepeatedLines() {
    String text =
        read(
            """
            {"text": "one\\n\\ntwo\\n\\none", "blocks": [{"type": "rich_text", "elements": []}]}
            """);

    assertThat(text).isEqualTo("one\n\ntwo\n\none");
  }

  @Test
  void nothingIsReadFromNothing() {
    assertThat(read("{}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "it is a P1, P1",
    "p3!, P3",
    "P1 or P2, ''",
    "UP1, ''",
    "SUP-P1x, ''",
    "P5, ''",
    "(Ｐ２), P2"
  })
  void onePriorityIsNamedOrNone(String text, String priority) {
    assertThat(new MessageFacts(text).priority().orElse("")).isEqualTo(priority);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the billing page | Billing",
        "rebilling | ''",
        "Billing and Login | ''",
        "API v2 is down | API v2",
        "nothing | ''",
      },
      quoteCharacter = '\'')
  void oneCategoryIsNamedOrNone(String text, String category) throws IOException {
    String csv =
        """
        from_tier,to_tier,category,criteria,owner,lead
        T1,T2,Billing|Login|API v2,Hard,o@a.test,l@a.test
        """;
    var parsed =
        (ParseResult.Parsed)
            MatrixCsv.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));

    assertThat(new MessageFacts(text).category(Matrix.of(1, parsed.routes())).orElse(""))
        .isEqualTo(category);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Customer: Globex | Globex",
        "*Company:* Initech GmbH | Initech GmbH",
        "• Organisation： Umbrella | Umbrella",
        "the customer is angry | ''",
        "Account name: Acme & Sons | Acme & Sons",
      },
      quoteCharacter = '\'')
  void theCustomerStandsBehindItsLabel(String text, String customer) {
    assertThat(new MessageFacts(text).customer().orElse("")).isEqualTo(customer);
  }
}
