package dev.baton.bot.mail;

import static java.util.Objects.requireNonNull;

import com.resend.core.net.HttpMethod;
import com.resend.core.net.RequestOptions;
import com.resend.core.service.BaseService;
import com.resend.services.domains.dto.DomainDTO;
import com.resend.services.domains.model.ListDomainsResponse;
import com.resend.services.emails.model.CreateEmailOptions;
import dev.baton.bot.config.MailSettings;
import dev.baton.db.Tx;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.slack.PlainCause;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import okhttp3.MediaType;

/** Sends email through Resend and says what is to be done next. */
public final class ResendMail extends BaseService {
  /** Resend's limit for an idempotency key, in characters. */
  public static final int KEY_LIMIT = 256;

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final MediaType JSON = MediaType.get("application/json");

  private final ResendHttp http;
  private final InstantSource clock;
  private final ResendPace pace;

  /** Without anybody to keep pace with, for a look at the key. */
  public ResendMail(MailSettings settings) {
    this(settings, InstantSource.system(), RandomGenerator.getDefault());
  }

  /**
   * @param random spreads what is sent
   */
  public ResendMail(MailSettings settings, InstantSource clock, RandomGenerator random) {
    this(settings, clock, random, PATIENCE);
  }

  /**
   * @param patience with one answer
   */
  public ResendMail(
      MailSettings settings, InstantSource clock, RandomGenerator random, Duration patience) {
    this(settings, new ResendHttp(settings.apiUrl(), patience), clock, random);
  }

  private ResendMail(
      MailSettings settings, ResendHttp http, InstantSource clock, RandomGenerator random) {
    super(settings.apiKey().reveal(), http);
    this.http = http;
    this.clock = clock;
    this.pace = new ResendPace(settings.apiKey(), clock, random);
  }

  /**
   * When this mail may be sent; not after now when it may be sent now. Everybody who sends by this
   * account waits for the end of the transaction.
   */
  public Instant turn(Tx tx, UUID mail) {
    return pace.turn(tx, mail);
  }

  /** After a {@link ResendOutcome.RetryAfter}: nobody sends by this account before that. */
  public void pause(Tx tx, Duration asked) {
    pace.pause(tx, asked);
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
      return ResendVerdict.of(
          http.perform(
              "/emails", apiKey, HttpMethod.POST, resendMapper.writeValue(mail), JSON, options),
          clock.instant());
    } catch (UncheckedIOException e) {
      return new ResendOutcome.Retry(
          DeliveryError.of(
              DeliveryReason.RESEND_SILENT, DeliveryError.DETAIL, String.valueOf(e.getMessage())));
    }
  }

  /** Asks Resend about the key and its domains; sends nothing. */
  public ResendKey look() {
    try {
      ResendAnswer answer = http.perform("/domains", apiKey, HttpMethod.GET, null, JSON);
      return answer.isSuccessful() ? new ResendKey.Works(domains(answer)) : refusal(answer);
    } catch (UncheckedIOException e) {
      return new ResendKey.Unreachable(PlainCause.of(requireNonNull(e.getCause())));
    }
  }

  private static ResendKey refusal(ResendAnswer answer) {
    if (answer.isNamed("restricted_api_key")) {
      return new ResendKey.SendsOnly();
    }
    return answer.getCode() == 401 || answer.getCode() == 403 || answer.getCode() == 400
        ? new ResendKey.Refused()
        : new ResendKey.Unreachable(PlainCause.ofStatus(answer.getCode()));
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
