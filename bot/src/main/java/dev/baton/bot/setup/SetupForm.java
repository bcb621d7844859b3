package dev.baton.bot.setup;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in the fields of an open page, by the names of the fields. */
final class SetupForm {
  private static final int LONGEST = 3_000;

  private SetupForm() {}

  /** Fields of which Slack tells nothing are missing, and keep what they had. */
  static Map<String, List<String>> typed(View view) {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    ViewState state = view.getState();
    if (state == null || state.getValues() == null) {
      return typed;
    }
    state
        .getValues()
        .forEach((block, actions) ->
            actions.values().stream()
                .findFirst()
                .filter(_ -> block.contains("~"))
                .ifPresent(value -> typed.put(SetupMemory.fieldOf(block), texts(value))));
    typed.remove(SetupPages.JUMP);
    return typed;
  }

  private static List<String> texts(ViewState.Value value) {
    if (value.getSelectedUsers() != null) {
      return value.getSelectedUsers().stream().distinct().toList();
    }
    if (value.getSelectedOptions() != null) {
      return value.getSelectedOptions().stream().map(ViewState.SelectedOption::getValue).toList();
    }
    return Optional.ofNullable(value.getSelectedOption())
        .map(ViewState.SelectedOption::getValue)
        .or(() -> Optional.ofNullable(value.getValue()))
        .map(text -> text.replace("\u0000", ""))
        .filter(text -> !text.isBlank() && text.length() <= LONGEST)
        .map(List::of)
        .orElse(List.of());
  }

  /** Names of the fields that the page shows, in their order. */
  static List<String> shown(View view) {
    return view.getBlocks().stream()
        .filter(InputBlock.class::isInstance)
        .map(block -> SetupMemory.fieldOf(block.getBlockId()))
        .toList();
  }
}
