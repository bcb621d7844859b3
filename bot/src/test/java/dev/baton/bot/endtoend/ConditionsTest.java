package dev.baton.bot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Submission;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A matrix with more categories, products and account tiers than a select can hold. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionsTest {
  private static final String MATRIX =
      """
      from_tier,to_tier,category,account_tier,if:product,criteria,owner,lead
      T1,T2,%s,,,Any of the many,marco@acme.test,lena@acme.test
      T1,T2,,%s,,An account we know,nina@acme.test,lena@acme.test
      T1,T2,,,%s,One of our products,marco@acme.test,lena@acme.test
      """
          .formatted(many("Cat"), many("Tier"), many("Prod"));

  private final TestWorkspace acme;
  private final Requester ana;

  ConditionsTest(FreshDatabase fresh) {
    this.acme = TestWorkspace.alone(fresh, MATRIX, Set.of());
    this.ana = new Requester(acme.person("ana"));
  }

  @AfterAll
  void close() {
    acme.close();
  }

  private static String many(String what) {
    return IntStream.range(0, 120)
        .mapToObj(number -> String.format(Locale.ROOT, "%s %03d", what, number))
        .collect(Collectors.joining("|"));
  }

  private Modal filled(String ticket) {
    return ana.pageOne("/escalate " + ticket)
        .choose("Category", "Cat 110")
        .choose("Priority", "P3")
        .choose("Product", "Prod 119")
        .fill("Reason", Requester.REASON)
        .fill("Steps tried", Requester.STEPS);
  }

  @Test
  void everyValueOfEveryConditionCanBeFound() {
    Modal page = ana.pageOne("/escalate ZD-1");

    assertThat(page.suggestions("Category", "cat 11")).hasSize(10).contains("Cat 119");
    assertThat(page.suggestions("Category", "other")).containsExactly("Other");
    assertThat(page.suggestions("Category", "")).hasSize(100);
    assertThat(page.suggestions("Product", "119")).containsExactly("Prod 119");
    page.close();
  }

  @Test
  void theAccountIsAskedForOnceAndKeptWithTheDraft() {
    Modal page = filled("ZD-2");
    assertThat(page.submit("Next").kind()).isEqualTo(Submission.Kind.UPDATED);
    Modal asked = acme.person("ana").modal("Escalate a ticket");
    assertThat(asked.value("Reason")).isEqualTo(Requester.REASON);
    assertThat(asked.value("Product")).isEqualTo("Prod 119");
    asked.fill("Customer", "Acme & Sons").choose("Account tier", "Tier 117").submit("Next");
    Modal two = acme.person("ana").modal("Who takes it over");
    assertThat(two.shows("Acme & Sons (Tier 117)")).isTrue();
    two.close();
    acme.person("ana").modal("Escalate a ticket").close();

    acme.person("ana").directMessage("Your escalation of *ZD-2* was not filed").click("Continue");

    Modal again = acme.person("ana").modal("Escalate a ticket");
    assertThat(again.value("Customer")).isEqualTo("Acme & Sons");
    assertThat(again.value("Account tier")).isEqualTo("Tier 117");
    assertThat(again.value("Category")).isEqualTo("Cat 110");
    again.submit("Next");
    acme.person("ana").modal("Who takes it over").submit("Escalate");
    var filed = acme.in(tx -> Escalations.in(tx).find(new EscalationRef("ZD2", 1))).orElseThrow();
    assertThat(filed.accountTier()).contains("Tier 117");
    assertThat(filed.custom()).containsEntry("product", "Prod 119");
  }

  @Test
  void beyondTheLastTierItSaysWhomToAsk() {
    filled("ZD-3").submit("Next");
    acme.person("ana").modal("Escalate a ticket").choose("Account tier", "Tier 001").submit("Next");
    acme.person("ana").modal("Who takes it over").submit("Escalate");
    acme.person("lena").directMessage("ZD-3 #1").click("Approve");
    acme.person("ana").directMessage("ZD-3 #1*: ✓ Approved");

    filled("ZD-3").submit("Next");

    Modal told = acme.person("ana").modal().awaitShows("*ZD-3* is in T2, the last tier");
    assertThat(told.shows("Ask ")).isTrue();
    assertThat(told.shows("Nothing was filed")).isTrue();
  }
}
