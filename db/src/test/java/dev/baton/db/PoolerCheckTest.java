package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.testing.TransactionPooler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabase.class)
class PoolerCheckTest {
  @Test
  void aDatabaseItselfIsNoPooler(FreshDatabase database) {
    assertThat(PoolerCheck.findsOne(database.appUrl())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPoolerInTransactionModeIsFound(boolean inTurn, FreshDatabase database) throws Exception {
    try (TransactionPooler pooler = TransactionPooler.before(database.appUrl(), inTurn)) {
      assertThat(PoolerCheck.findsOne(pooler.url())).isTrue();
      // Also when it holds several connections already.
      assertThat(PoolerCheck.findsOne(pooler.url())).isTrue();
    }
  }
}
