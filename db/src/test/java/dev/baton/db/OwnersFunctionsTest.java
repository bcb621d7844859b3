package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Walks every function there is: those that run as the owner are the only way around a policy. */
@ExtendWith(TestDatabase.class)
class OwnersFunctionsTest {
  private static final String FAULTS =
      """
      select p.oid::regprocedure || ': ' || fault
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
        lateral (values
          ('has no search_path of its own',
           not exists (select from unnest(p.proconfig) c where c like 'search_path=%' and c not like '%baton%')),
          ('may be called by everybody',
           p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0)),
          ('runs as its owner and never asks which workspace',
           p.prosecdef and position('baton.org_id' in p.prosrc) = 0)) as found (fault, is_so)
      where n.nspname in ('baton', 'platform') and is_so
      """;

  private final FreshDatabase fresh;

  OwnersFunctionsTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @Test
  void everyFunctionIsPinnedAndAsksForItsWorkspace() {
    assertThat(fresh.asSuperuser(OwnersFunctionsTest::faults)).isEmpty();
  }

  @Test
  void aCarelessFunctionIsFound() {
    List<String> found =
        fresh.asSuperuser(dsl -> {
          dsl.execute(
              "create function baton.careless() returns int language sql security definer as 'select 1'");
          List<String> faults = faults(dsl);
          dsl.execute("drop function baton.careless()");
          return faults;
        });
    assertThat(found).hasSize(3).allMatch(fault -> fault.startsWith("baton.careless()"));
  }

  private static List<String> faults(DSLContext dsl) {
    return dsl.fetch(FAULTS).map(row -> row.get(0, String.class));
  }
}
