package dev.baton.bot.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.baton.escalation.escalate.GivenFile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FileFieldsTest {
  @Test
  void aFileOfAnotherWorkspaceHasNothingButAnIdUntilSlackIsAsked() {
    View view =
        view(
            "files",
            "{\"type\": \"file_input\", \"action_id\": \"files\"}",
            "{\"type\": \"file_input\", \"files\": [{\"id\": \"F1\", \"file_access\": \"check_file_info\"}]}");

    assertThat(FileFields.read(view))
        .containsExactly(new GivenFile("F1", "F1", 0, Optional.empty()));
    assertThat(FileFields.of(view)).isEqualTo(FileFields.FIRST);
  }

  @Test
  void ticksOfAnotherShapeAreNoFiles() {
    String option =
        "{\"text\": {\"type\": \"plain_text\", \"text\": \"a.png\"}, \"value\": \"F1|many|\"}";
    View view =
        view(
            "files_kept~2",
            "{\"type\": \"checkboxes\", \"action_id\": \"files_kept~2\", \"options\": ["
                + option
                + "]}",
            "{\"type\": \"checkboxes\", \"selected_options\": [" + option + "]}");

    assertThat(FileFields.read(view)).isEmpty();
    assertThat(FileFields.of(view)).isEqualTo(new FileFields(2, false));
    assertThat(FileFields.after(view)).isEqualTo(new FileFields(3, false));
    assertThat(FileFields.block(view)).isEqualTo("files_kept~2");
  }

  private static View view(String block, String element, String value) {
    String json =
        """
        {"type": "modal", "blocks": [{"type": "input", "block_id": "%1$s",
           "label": {"type": "plain_text", "text": "Files"}, "element": %2$s}],
         "state": {"values": {"%1$s": {"%1$s": %3$s}}}}
        """
            .formatted(block, element, value);
    return GsonFactory.createSnakeCase().fromJson(json, View.class);
  }
}
