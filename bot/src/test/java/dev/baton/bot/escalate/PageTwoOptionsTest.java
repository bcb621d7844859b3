package dev.baton.bot.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.Submission;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** First the route, then the owner: everybody who is valid can be found and told apart. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageTwoOptionsTest {
  private static final String HEADER =
      "from_tier,to_tier,category,criteria,owner,backup_owner,pick,lead\n";

  private final TestWorkspace acme;
  private int tickets;

  PageTwoOptionsTest(FreshDatabase fresh) {
    this.acme = TestWorkspace.alone(fresh, TestWorkspace.MATRIX, people());
  }

  private static Set<String> people() {
    Set<String> people = names(120);
    people.addAll(Set.of("sam@acme.test", "sam@globex.test"));
    return people;
  }

  @AfterAll
  void close() {
    acme.close();
  }

  private Modal pageTwo(String category) {
    Person ana = acme.person("ana");
    ana.types("/escalate ZD-" + ++tickets);
    Modal page = ana.modal("Escalate a ticket");
    if (page.labels().contains("Category")) {
      page.choose("Category", category);
    }
    page.choose("Priority", "P3")
        .fill("Reason", "The refund of May was booked twice and nobody knows why")
        .fill("Steps tried", "Compared both invoices\nAsked for the bank statement")
        .submit("Next");
    return ana.modal("Who takes it over");
  }

  private static String owners(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> String.format(Locale.ROOT, "o%03d@acme.test", n))
        .collect(Collectors.joining("|"));
  }

  private static Set<String> names(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> String.format(Locale.ROOT, "o%03d@acme.test", n))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void eachRouteHasItsOwnOwners() {
    acme.applyMatrix(
        HEADER
            + "T1,T2,Billing,An invoice or a refund is wrong,marco@acme.test|nina@acme.test,,order,lena@acme.test\n"
            + "T1,T2,,Anything else that needs a specialist,nina@acme.test,,order,omar@acme.test\n");
    Modal page = pageTwo("Billing");

    assertThat(page.options("Next tier"))
        .containsExactly(
            "T2: An invoice or a refund is wrong", "T2: Anything else that needs a specialist");
    assertThat(page.options("New owner")).containsExactly("Marco Rossi", "Nina Holm");

    page.choose("Next tier", "T2: Anything else that needs a specialist")
        .awaitShows("T1 to T2:* Anything else that needs a specialist");

    assertThat(page.options("New owner")).containsExactly("Nina Holm");
    assertThat(page.value("New owner")).isEqualTo("Nina Holm");
  }

  @Test
  void labelsAreCutBetweenWords() {
    String sentence =
        "The customer reports a fault that nobody of the first tier could reproduce so far";
    acme.applyMatrix(
        HEADER
            + "T1,T2,Billing,"
            + sentence
            + ",marco@acme.test,,order,lena@acme.test\n"
            + "T1,T2,,Anything else,nina@acme.test,,order,lena@acme.test\n");

    assertThat(pageTwo("Billing").options("Next tier").getFirst())
        .isEqualTo("T2: The customer reports a fault that nobody of the first tier could…");
  }

  @Test
  void twoOfOneNameAreToldApartByTheirAddresses() {
    acme.applyMatrix(
        HEADER + "T1,T2,,It is stuck,sam@acme.test|sam@globex.test,,order,lena@acme.test\n");

    assertThat(pageTwo("Other").options("New owner"))
        .containsExactly("sam (sam@acme.test)", "sam (sam@globex.test)");
  }

  @Test
  void whoeverAListCannotHoldIsSearched() {
    acme.applyMatrix(
        HEADER
            + "T1,T2,,It is stuck,"
            + owners(20)
            + ",,order,lena@acme.test\n"
            + IntStream.rangeClosed(1, 120)
                .mapToObj(n ->
                    String.format(
                        Locale.ROOT,
                        "T1,T%d,,Way %03d,o%03d@acme.test,,order,lena@acme.test\n",
                        n + 2,
                        n,
                        n))
                .collect(Collectors.joining()));
    Modal page = pageTwo("Other");

    assertThat(page.suggestions("Next tier", "way 117")).containsExactly("T119");
    page.choose("Next tier", "T119").awaitShows("Way 117");

    assertThat(page.options("New owner")).hasSize(1);
    assertThat(page.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
  }

  @Test
  void theLargestMatrixIsOffered() {
    acme.applyMatrix(
        HEADER
            + IntStream.rangeClosed(1, 10_000)
                .mapToObj(n ->
                    String.format(
                        Locale.ROOT,
                        "T1,T%d,,Way %05d,o%03d@acme.test,,order,lena@acme.test\n",
                        n + 1,
                        n,
                        n % 120 + 1))
                .collect(Collectors.joining()));
    Modal page = pageTwo("Other");

    assertThat(page.suggestions("Next tier", "way 09999")).containsExactly("T10000");
    page.choose("Next tier", "T10000").awaitShows("Way 09999");
    assertThat(page.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
  }

  @Test
  void nobodyIsHiddenWhoeverIsMany() {
    acme.applyMatrix(HEADER + "T1,T2,,It is stuck," + owners(20) + ",,order,lena@acme.test\n");
    List<String> offered = pageTwo("Other").options("New owner");

    assertThat(offered).hasSize(20);
  }
}
