package dev.baton.db.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.Acme;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class MatricesTest {
  private static final String EVERY_COLUMN =
      """
      from_tier,to_tier,category,priority,account_tier,if:region,if:language,criteria,checklist,owner,backup_owner,pick,lead,backup_lead,manager,accept_within,hours,channel
      T1,T2,Billing|"Sign-in",P1|P2,Gold|Silver,EU|US,de|日本語,"When it, ""really"" breaks",Restarted|Logs attached,olga@acme.test|otto@acme.test,ole@acme.test,rotate,lea@acme.test,ben@acme.test,max@acme.test,90m,Mon-Fri 08:00-16:00 Europe/Berlin,C012345678
      T1,T2,,,,,,When nothing else fits,,olga@acme.test,,least,lea@acme.test,,,,,
      T2,T1,,,,,,When it was ours all along,,,,,lou@acme.test,,,2d,Sat 22:00-06:00 UTC,
      """;

  private final Acme acme;

  MatricesTest(FreshDatabase fresh) {
    this.acme = Acme.in(fresh);
  }

  private static List<Route> read(String csv) {
    try {
      ParseResult reading =
          MatrixCsv.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
      return switch (reading) {
        case ParseResult.Parsed(var routes, var _) -> routes;
        case ParseResult.Faulty(var faults) -> throw new AssertionError(faults);
      };
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int apply(List<Route> routes) {
    return acme.in(tx -> Matrices.in(tx).apply(routes, acme.provenance(), "cli"));
  }

  private Matrix live() {
    return acme.<Optional<Matrix>>in(tx -> Matrices.in(tx).live()).orElseThrow();
  }

  @Test
  void routesAreReadBackAsTheFileSaidThem() {
    List<Route> routes = read(EVERY_COLUMN);

    int version = apply(routes);

    assertThat(live().routes()).isEqualTo(routes);
    assertThat(live().version()).isEqualTo(version);
    assertThat(live().routes().getFirst().hours()).isPresent();
    assertThat(live().routes().getFirst().custom()).hasSize(2);
  }

  @Test
  void whereTheLiveVersionCameFromIsKept() {
    apply(read(EVERY_COLUMN));

    assertThat(acme.<Optional<Matrices.Provenance>>in(tx -> Matrices.in(tx).liveProvenance()))
        .contains(acme.provenance());
  }

  @Test
  void anOldVersionStaysAsItWas() {
    List<Route> before = live().routes();

    assertThat(apply(read(EVERY_COLUMN))).isEqualTo(2);

    assertThat(acme.<Matrix>in(tx -> Matrices.in(tx).load(1)).routes()).isEqualTo(before);
    assertThat(acme.<Optional<Integer>>in(tx -> Matrices.in(tx).liveVersion())).contains(2);
  }

  @Test
  void anImportThatFailsLeavesTheLiveVersion() {
    assertThatThrownBy(() ->
            acme.in(tx -> {
              Matrices.in(tx).apply(read(EVERY_COLUMN), acme.provenance(), "cli");
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    assertThat(live().version()).isOne();
    assertThat(apply(read(EVERY_COLUMN))).isEqualTo(2);
  }

  @Test
  void aWorkspaceWithoutAnImportHasNoMatrix(FreshDatabase fresh) {
    var live = fresh.tenants().inTransaction("T-empty", tx -> Matrices.in(tx).live());

    assertThat(live).isEmpty();
  }
}
