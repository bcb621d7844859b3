package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.slack.Caller;
import dev.baton.slack.ViewValues;
import java.util.Map;
import java.util.Optional;

/** Adds to a pending escalation what somebody of the workspace knows besides. */
public final class AddInformationSubmission {
  public static final String ID = AddInformationModal.ID;

  private final BotParts parts;
  private final AddInformationFlow adding;

  public AddInformationSubmission(BotParts parts) {
    this.parts = parts;
    this.adding = new AddInformationFlow(parts, EscalatePhrase.ADD_INFORMATION);
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    String typed = ViewValues.of(view).text(AddInformationModal.INFORMATION).orElse("");
    Optional<InformationForm> form = InformationForm.read(view.getPrivateMetadata());
    if (form.isEmpty()) {
      return adding.unknown(typed, context);
    }
    return switch (AddedInformation.check(typed)) {
      case AddedInformation.Refused(var problem) ->
          context.ackWithErrors(
              Map.of(
                  AddInformationModal.INFORMATION,
                  new FaultText(words(context)).sentence(problem)));
      case AddedInformation.Accepted(var text) ->
          adding.add(
              form.get(), text, FileFields.read(view), AddInformationModal.INFORMATION, context);
    };
  }

  private Wording words(ViewSubmissionContext context) {
    return parts.wordingFor(Caller.of(context));
  }
}
