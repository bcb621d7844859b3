package dev.baton.matrix.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Column;
import dev.baton.matrix.Route;
import dev.baton.matrix.check.Defect;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.FileDefect;
import dev.baton.matrix.check.HeaderDefect;
import dev.baton.matrix.check.RowDefect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets, phones and people make of a matrix file. */
class TypedByPeopleTest {
  private static final String GOOD = "T1,T2,Hard,o@a.test,l@a.test";

  private static ParseResult read(byte[] bytes) {
    try {
      return MatrixCsv.read(new ByteArrayInputStream(bytes));
    } catch (IOException memoryIsReadable) {
      throw new AssertionError(memoryIsReadable);
    }
  }

  private static ParseResult read(String text) {
    return read(text.getBytes(UTF_8));
  }

  private static List<Route> routes(String text) {
    return ((ParseResult.Parsed) read(text)).routes();
  }

  private static List<Fault> faults(ParseResult result) {
    return ((ParseResult.Faulty) result).faults();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From Tier,To Tier,Criteria,Owner,Lead",
        "from-tier,to-tier,criteria,owners,leads",
        "FROM_TIER,TO_TIER,CRITERIA,OWNER,LEAD",
        "fromTier,toTier,criteria,owner,lead",
        "from\u2011tier,to\u2013tier,criteria\u200B,\u00A0owner,lead\uFEFF",
        "\uFEFF\uFF26rom tier,to tier,criteria,owner,lead.",
        "\"From\u00A0tier\",'To tier',criteria:,owner,lead",
      })
  void aHeaderIsKnownHoweverItsWordsAreJoined(String header) {
    assertThat(routes(header + "\n" + GOOD)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "prioritty, PRIORITY",
    "priorty, PRIORITY",
    "chanel, CHANNEL",
    "catgory, CATEGORY",
    "acount_tier, ACCOUNT_TIER",
    "Accept witin, ACCEPT_WITHIN",
    "bakcup_lead, BACKUP_LEAD",
    "back-up owner, BACKUP_OWNER",
    "hour, HOURS",
    "huors, HOURS",
    "pikc, PICK",
    "mangaer, MANAGER",
    "checklst, CHECKLIST",
    "acct_tier, ACCOUNT_TIER",
    "Acc. tier, ACCOUNT_TIER",
    "tier_account, ACCOUNT_TIER",
    "lead backup, BACKUP_LEAD",
    "prio, PRIORITY",
    "categ., CATEGORY",
    "mgr, MANAGER",
    "Hours (local), HOURS",
    "Pick [order], PICK",
    "accept wthn, ACCEPT_WITHIN",
  })
  void aSlipInAnOptionalColumnIsReadOrAskedBack(String header, Column meant) {
    ParseResult result =
        read("from_tier,to_tier,criteria,owner,lead," + header + "\n" + GOOD + ",x");
    if (Column.all().named(header).isPresent()) {
      assertThat(Column.all().named(header)).contains(meant);
    } else {
      assertThat(faults(result))
          .extracting(Fault::column, Fault::defect)
          .contains(
              org.assertj.core.api.Assertions.tuple(header, new HeaderDefect.Misspelt(meant)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tier from", "From tier (required)", "frm tier", "Tier: from"})
  void aNeededColumnOtherwiseWrittenIsAskedBack(String header) {
    assertThat(faults(read(header + ",to_tier,criteria,owner,lead\n" + GOOD)))
        .extracting(Fault::defect)
        .containsExactly(new HeaderDefect.Misspelt(Column.FROM_TIER));
  }

  @Test
  void aSlipInANeededColumnNamesIt() {
    assertThat(faults(read("from_tier,to_tier,criterai,owner,lead\n" + GOOD)))
        .extracting(Fault::defect)
        .containsExactly(new HeaderDefect.Misspelt(Column.CRITERIA));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes",
        "region",
        "comment",
        "team",
        "id",
        "customer",
        "owner email",
        "tier",
        "backup",
        "lead phone",
        "list",
        "product"
      })
  void anotherColumnIsNoSlip(String header) {
    assertThat(routes("from_tier,to_tier,criteria,owner,lead," + header + "\n" + GOOD + ",x"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;", "SEP=;", "\"sep=;\"", "sep=;\r"})
  void aSeparatorLineIsObeyed(String line) {
    String file = "from_tier;to_tier;criteria;owner;lead\nT1;T2;Hard, very;o@a.test;l@a.test\n";

    assertThat(routes(line + "\n" + file).getFirst().criteria()).isEqualTo("Hard, very");
    assertThat(faults(read(line + "\n" + file.replace("o@a.test", "nobody"))))
        .extracting(Fault::line)
        .containsExactly(3L);
  }

  @Test
  void aSeparatorLineMayNameTheTabOrTheComma() {
    assertThat(
            routes("sep=\t\nfrom_tier\tto_tier\tcriteria\towner\tlead\n" + GOOD.replace(',', '\t')))
        .hasSize(1);
    assertThat(routes("sep=,\nfrom_tier,to_tier,criteria,owner,lead\n" + GOOD)).hasSize(1);
    assertThat(routes("\uFEFFsep=,\nfrom_tier,to_tier,criteria,owner,lead\n" + GOOD)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#ERROR!",
        "#CALC!",
        "#NV",
        "#WERT!",
        "#BEZUG!",
        "#NOM?",
        "#¿NOMBRE?",
        "#¡VALOR!",
        "#ССЫЛКА!",
        "#Н/Д",
        "#YOK",
        "#参照!",
        "#DIV/0 !",
        "#ref!",
        "#n/a",
        "＃REF!",
        "Fehler:502",
        "Err:502",
        "Loading...",
        "l@a.test|#REF!",
      })
  void aSpreadsheetsErrorIsAFaultInEveryCell(String error) {
    String header = "from_tier,to_tier,criteria,owner,lead,category,if:region\n";
    for (String row :
        List.of(
            "T1,T2,%s,o@a.test,l@a.test,,",
            "T1,T2,Hard,%s,l@a.test,,",
            "T1,T2,Hard,o@a.test,l@a.test,%s,",
            "T1,T2,Hard,o@a.test,l@a.test,,%s")) {
      assertThat(faults(read(header + row.formatted(error))))
          .extracting(Fault::defect)
          .contains((Defect) new RowDefect.SpreadsheetError());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"#1 priority", "#help", "Ask in #ref!", "N/A", "Loading bay"})
  void textThatOnlyResemblesAnErrorIsText(String criteria) {
    assertThat(
            routes(
                "from_tier,to_tier,criteria,owner,lead\nT1,T2,%s,o@a.test,l@a.test"
                    .formatted(criteria)))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void utf16WithoutAMarkIsNamed(String name) {
    byte[] bytes =
        ("from_tier,to_tier,criteria,owner,lead\n" + GOOD).getBytes(Charset.forName(name));

    assertThat(faults(read(bytes)))
        .extracting(Fault::defect)
        .containsExactly(new FileDefect.Utf16());
    assertThat(faults(read("from_tier,\u0000".getBytes(StandardCharsets.UTF_8))))
        .extracting(Fault::defect)
        .doesNotContain(new FileDefect.Utf16());
  }

  @Test
  void cellsAreReadThroughLookAlikes() {
    Route route =
        routes(
                "from_tier,to_tier,criteria,owner,lead,priority,pick,accept_within,hours\n"
                    + "T\u20111,T\u20132,Hard,\u200Eo@a.test.,“l@a.test”,\uFF30\uFF11|p2.,"
                    + "Rotate.,4\u00A0h,Mon\u2013Fri\u00A008:00\u201416:00 Europe/Berlin.")
            .getFirst();

    assertThat(route.from()).isEqualTo(new dev.baton.matrix.Tier("T-1"));
    assertThat(route.owners()).extracting(Object::toString).containsExactly("o@a.test");
    assertThat(route.leads()).extracting(Object::toString).containsExactly("l@a.test");
    assertThat(route.pick()).isEqualTo(dev.baton.matrix.Pick.ROTATE);
    assertThat(route.hours().orElseThrow()).hasToString("Mon-Fri 08:00-16:00 Europe/Berlin");
  }
}
