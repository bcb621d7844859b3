package dev.baton.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.element.PlainTextInputElement;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InputsTest {
  private static final Inputs.Label LABEL = Inputs.Label.of("key", "Ticket", "");

  private static PlainTextInputElement element(InputBlock input) {
    return (PlainTextInputElement) input.getElement();
  }

  @Test
  void aLineNeverBeginsLongerThanItMayBe() {
    PlainTextInputElement line = element(Inputs.line(LABEL, Optional.of("x".repeat(41)), 40));

    assertThat(line.getInitialValue()).hasSize(40).startsWith("xxx").endsWith("…");
    assertThat(line.getMaxLength()).isEqualTo(40);
  }

  @Test
  void whatFitsAndWhatIsMissingStaysAsItIs() {
    assertThat(element(Inputs.line(LABEL, Optional.of("ZD-1042"), 40)).getInitialValue())
        .isEqualTo("ZD-1042");
    assertThat(element(Inputs.line(LABEL, Optional.empty(), 40)).getInitialValue()).isNull();
  }
}
