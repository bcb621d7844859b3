package dev.baton.bot.doctor;

import dev.baton.bot.config.MailSettings;
import dev.baton.bot.config.Secret;
import dev.baton.bot.mail.ResendKey;
import dev.baton.bot.mail.ResendMail;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether Resend knows the key and the sender's domain; sends nothing. */
final class ResendCheck {
  /** Resend's own domain for trying things out; never in the list of an account. */
  private static final String RESENDS_OWN = "resend.dev";

  private ResendCheck() {}

  static List<Finding> look(Optional<MailSettings> mail, Optional<Secret> webhookSecret) {
    return List.of(
        mail.map(ResendCheck::key)
            .orElseGet(() ->
                Finding.notMade(
                    "Resend key", "Email is off: set RESEND_API_KEY and MAIL_FROM to send.")),
        webhookSecret.isPresent()
            ? Finding.right("Resend webhook", "News of deliveries are taken on /resend/events.")
            : Finding.notMade(
                "Resend webhook",
                "RESEND_WEBHOOK_SECRET is not set, so bounced email goes unnoticed."));
  }

  private static Finding key(MailSettings mail) {
    return switch (new ResendMail(mail).look()) {
      case ResendKey.Works(var domains) -> domain(mail.from().domain(), domains);
      case ResendKey.SendsOnly _ ->
          Finding.right(
              "Resend key",
              "May send; whether the sender's domain is verified is not shown to it.");
      case ResendKey.Refused() ->
          Finding.wrong("Resend key", "Resend refuses it: make a new RESEND_API_KEY.");
      case ResendKey.Unreachable(String why) ->
          Finding.wrong(
              "Resend key",
              "Resend could not be asked, because "
                  + why
                  + ": check RESEND_API_URL and the network.");
    };
  }

  private static Finding domain(String domain, Map<String, String> domains) {
    String state = domains.getOrDefault(domain, "not added");
    return state.equals("verified") || domain.equals(RESENDS_OWN)
        ? Finding.right("Resend key", "Works, and may send from " + domain + ".")
        : Finding.wrong(
            "Resend key",
            "Works, but the domain %s of MAIL_FROM is %s: verify it at resend.com/domains."
                .formatted(domain, state));
  }
}
