package dev.baton.bot.mail;

import com.resend.core.net.HttpMethod;
import com.resend.core.net.RequestOptions;
import com.resend.core.service.BaseService;
import com.resend.services.domains.dto.DomainDTO;
import com.resend.services.domains.model.ListDomainsResponse;
import com.resend.services.emails.model.CreateEmailOptions;
import dev.baton.bot.config.MailSettings;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import okhttp3.MediaType;

/** Sends email through Resend and says what is to be done next. */
public final class ResendMail extends BaseService {
  /** Resend's limit for an idempotency key, in characters. */
  public static final int KEY_LIMIT = 256;

  private static final MediaType JSON = MediaType.get("application/json");

  private final ResendHttp http;

  public ResendMail(MailSettings settings) {
    this(settings, new ResendHttp(settings.apiUrl()));
  }

  private ResendMail(MailSettings settings, ResendHttp http) {
    super(settings.apiKey().reveal(), http);
    this.http = http;
  }

  /**
   * Sends once per key: Resend remembers a key for 24 hours and answers the first result again.
   *
   * @throws IllegalArgumentException for a blank key or one over {@link #KEY_LIMIT}
   */
  public ResendOutcome send(CreateEmailOptions mail, String idempotencyKey) {
    if (idempotencyKey.isBlank() || idempotencyKey.length() > KEY_LIMIT) {
      throw new IllegalArgumentException("an idempotency key has 1 to 256 characters");
    }
    RequestOptions options = RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    try {
      return outcome(
          http.perform(
              "/emails", apiKey, HttpMethod.POST, resendMapper.writeValue(mail), JSON, options));
    } catch (UncheckedIOException e) {
      return new ResendOutcome.Retry(
          DeliveryError.of(
              DeliveryReason.RESEND_SILENT, DeliveryError.DETAIL, String.valueOf(e.getMessage())));
    }
  }

  private static ResendOutcome outcome(ResendAnswer answer) {
    int code = answer.getCode();
    if (answer.isSuccessful()) {
      return answer
          .text("id")
          .<ResendOutcome>map(ResendOutcome.Accepted::new)
          .orElseGet(
              () -> new ResendOutcome.Retry(DeliveryError.of(DeliveryReason.RESEND_NAMED_NO_MAIL)));
    }
    if (code == 429 || answer.isNamed("concurrent_idempotent_requests")) {
      return new ResendOutcome.RetryAfter(answer.retryAfter(), notNow(answer));
    }
    if (answer.isNamed("invalid_idempotent_request")) {
      return new ResendOutcome.TakenBefore();
    }
    return code >= 500 || code == 408
        ? new ResendOutcome.Retry(notNow(answer))
        : new ResendOutcome.Permanent(never(answer));
  }

  private static DeliveryError notNow(ResendAnswer answer) {
    return DeliveryError.of(DeliveryReason.RESEND_POSTPONED, DeliveryError.DETAIL, answer.why());
  }

  private static DeliveryError never(ResendAnswer answer) {
    return new DeliveryError(
        DeliveryReason.RESEND_REFUSED,
        Map.of(
            DeliveryError.STATUS, String.valueOf(answer.getCode()),
            DeliveryError.DETAIL, answer.why()));
  }

  /** Asks Resend about the key and its domains; sends nothing. */
  public ResendKey look() {
    try {
      ResendAnswer answer = http.perform("/domains", apiKey, HttpMethod.GET, null, JSON);
      return answer.isSuccessful() ? new ResendKey.Works(domains(answer)) : refusal(answer);
    } catch (UncheckedIOException e) {
      return new ResendKey.Unreachable(String.valueOf(e.getMessage()));
    }
  }

  private static ResendKey refusal(ResendAnswer answer) {
    if (answer.isNamed("restricted_api_key")) {
      return new ResendKey.SendsOnly();
    }
    return answer.getCode() == 401 || answer.getCode() == 403 || answer.getCode() == 400
        ? new ResendKey.Refused(answer.why())
        : new ResendKey.Unreachable(answer.why());
  }

  private Map<String, String> domains(ResendAnswer answer) {
    Map<String, String> domains = new HashMap<>();
    for (DomainDTO domain :
        resendMapper.readValue(answer.getBody(), ListDomainsResponse.class).getData()) {
      domains.put(domain.getName(), domain.getStatus());
    }
    return domains;
  }
}
