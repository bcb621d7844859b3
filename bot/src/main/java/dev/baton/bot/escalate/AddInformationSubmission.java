package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Sentences;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.Map;
import java.util.Optional;

/** Adds to a pending escalation what somebody of the workspace knows besides. */
public final class AddInformationSubmission {
  public static final String ID = AddInformationModal.ID;

  private final AddInformationFlow adding;

  public AddInformationSubmission(BotParts parts) {
    this.adding = new AddInformationFlow(parts, AddInformationModal.TITLE, false);
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    String typed = ViewValues.of(view).text(AddInformationModal.INFORMATION).orElse("");
    Optional<InformationForm> form = InformationForm.read(view.getPrivateMetadata());
    if (form.isEmpty()) {
      return context.ackWithUpdate(
          TextView.givingBack(AddInformationModal.TITLE, Sentences.NO_SUCH_ESCALATION, typed));
    }
    return switch (AddedInformation.check(typed)) {
      case AddedInformation.Refused(var problem) ->
          context.ackWithErrors(
              Map.of(AddInformationModal.INFORMATION, AddInformationModal.sentence(problem)));
      case AddedInformation.Accepted(var text) ->
          adding.add(form.get(), text, AddInformationModal.INFORMATION, context);
    };
  }
}
