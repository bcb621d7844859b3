package dev.baton.matrix.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Matrix;
import dev.baton.matrix.RandomMatrices;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ImportPlanPropertyTest {
  @Property(tries = 300)
  void aPlanAgainstItselfChangesNothing(@ForAll(supplier = RandomMatrices.class) Matrix matrix) {
    ImportPlan plan =
        ImportPlan.of(Optional.of(matrix), matrix.routes(), List.of(), Optional.empty());

    assertThat(plan.changesNothing()).isTrue();
    assertThat(plan.unchanged()).isEqualTo(matrix.routes().size());
  }
}
