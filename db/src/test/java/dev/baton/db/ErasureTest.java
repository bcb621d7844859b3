package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.install.Ending;
import dev.baton.db.install.Ending.Erased;
import dev.baton.db.install.UninstallReason;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A workspace that has a row in every table, erased; a new table is in it by itself. */
@ExtendWith(TestDatabase.class)
class ErasureTest {
  private final FreshDatabase fresh;

  ErasureTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @Test
  void noRowOfTheWorkspaceIsLeftAndNoneOfAnotherIsTouched() {
    Occupied left = Occupied.in(fresh, "T-left", "LEFT");
    Occupied stays = Occupied.in(fresh, "T-stays", "STAYS");
    assertThat(rowsOf("T-left")).allMatch(rows -> !rows.endsWith("[]"), "has rows to erase");
    List<String> before = rowsOf("T-stays");

    left.acme().in(tx -> Ending.in(tx).leave(UninstallReason.ERASED, "ada", left.acme().now()));
    fresh.bringTheDayOfErasure("T-left");
    Erased erased =
        fresh.tenants().atLength("T-left", tx -> Ending.in(tx).erase(stays.acme().now()));

    assertThat(erased).isEqualTo(Erased.DONE);
    assertThat(rowsOf("T-left")).allMatch(rows -> rows.endsWith("[]"), "nothing is left");
    assertThat(rowsOf("T-stays")).isEqualTo(before);
    assertThat(queuedFor("T-left")).isZero();
    assertThat(queuedFor("T-stays")).isPositive();
  }

  private int queuedFor(String orgId) {
    return fresh.asSuperuser(dsl ->
        dsl.fetchSingle(
                "select count(*) from platform.scheduled_tasks where task_instance like ?",
                orgId + "/%")
            .get(0, Integer.class));
  }

  private List<String> rowsOf(String orgId) {
    return fresh.asSuperuser(dsl ->
        dsl
            .fetch(
                "select table_name from information_schema.tables where table_schema = 'baton'"
                    + " and table_type = 'BASE TABLE' order by 1")
            .into(String.class)
            .stream()
            .map(table ->
                table
                    + dsl.fetch(
                            "select t::text from baton." + table + " t where org_id = ? order by 1",
                            orgId)
                        .into(String.class))
            .toList());
  }
}
