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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds what a second person typed to the escalation that waits already. */
public final class PendingSubmission {
  public static final String ID = PendingView.ID;

  private final BotParts parts;
  private final AddInformationFlow adding;

  public PendingSubmission(BotParts parts) {
    this.parts = parts;
    this.adding = new AddInformationFlow(parts, EscalatePhrase.PENDING_TITLE);
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Wording words = parts.wordingFor(Caller.of(context));
    ViewValues values = ViewValues.of(view);
    Optional<String> reason = values.text(PendingView.REASON);
    Optional<String> steps = values.text(PendingView.STEPS_TRIED);
    String both =
        Stream.concat(
                reason.stream(),
                steps.map(text -> words.say(EscalatePhrase.TRIED, "steps", text)).stream())
            .collect(Collectors.joining("\n\n"));
    Optional<InformationForm> form = InformationForm.read(view.getPrivateMetadata());
    if (form.isEmpty()) {
      return adding.unknown(both, context);
    }
    Map<String, String> errors = errors(reason, steps, new FaultText(words));
    return errors.isEmpty()
        ? adding.add(form.get(), both, FileFields.read(view), PendingView.REASON, context)
        : context.ackWithErrors(errors);
  }

  /** One of the two is enough; what is there must say something. */
  private static Map<String, String> errors(
      Optional<String> reason, Optional<String> steps, FaultText text) {
    Map<String, String> errors = new LinkedHashMap<>();
    if (steps.isEmpty() || reason.isPresent()) {
      refusal(reason, text).ifPresent(sentence -> errors.put(PendingView.REASON, sentence));
    }
    if (steps.isPresent()) {
      refusal(steps, text).ifPresent(sentence -> errors.put(PendingView.STEPS_TRIED, sentence));
    }
    return errors;
  }

  private static Optional<String> refusal(Optional<String> typed, FaultText text) {
    return AddedInformation.check(typed.orElse("")) instanceof AddedInformation.Refused(var problem)
        ? Optional.of(text.sentence(problem))
        : Optional.empty();
  }
}
