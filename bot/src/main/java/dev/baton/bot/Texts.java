package dev.baton.bot;

import dev.baton.bot.absence.AbsencePhrase;
import dev.baton.bot.account.AccountPhrase;
import dev.baton.bot.alert.AlertPhrase;
import dev.baton.bot.board.BoardPhrase;
import dev.baton.bot.clock.ClockPhrase;
import dev.baton.bot.decide.DecidePhrase;
import dev.baton.bot.detect.DetectPhrase;
import dev.baton.bot.digest.DigestPhrase;
import dev.baton.bot.escalate.EscalatePhrase;
import dev.baton.bot.helpdesk.HelpdeskPhrase;
import dev.baton.bot.home.HomePhrase;
import dev.baton.bot.install.InstallPhrase;
import dev.baton.bot.leaver.LeaverPhrase;
import dev.baton.bot.log.LogPhrase;
import dev.baton.bot.login.LoginPhrase;
import dev.baton.bot.mail.MailPhrase;
import dev.baton.bot.matrix.MatrixPhrase;
import dev.baton.bot.notify.NotifyPhrase;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Phrases;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.privacy.PrivacyPhrase;
import dev.baton.bot.report.ReportPhrase;
import dev.baton.bot.setup.SetupPhrase;
import dev.baton.bot.sla.SlaPhrase;
import dev.baton.bot.table.TablePhrase;
import dev.baton.bot.ticket.TicketPhrase;
import java.util.List;

/** Every word's texts; a new word is a line here, its enum and its bundles. */
public final class Texts {
  static final List<Class<? extends Phrase>> WORDS =
      List.of(
          SharedPhrase.class,
          AbsencePhrase.class,
          BoardPhrase.class,
          ClockPhrase.class,
          DecidePhrase.class,
          DetectPhrase.class,
          DigestPhrase.class,
          EscalatePhrase.class,
          HelpdeskPhrase.class,
          HomePhrase.class,
          InstallPhrase.class,
          LeaverPhrase.class,
          LogPhrase.class,
          LoginPhrase.class,
          MailPhrase.class,
          MatrixPhrase.class,
          NotifyPhrase.class,
          PrivacyPhrase.class,
          SetupPhrase.class,
          SlaPhrase.class,
          TablePhrase.class,
          TicketPhrase.class,
          AccountPhrase.class,
          AlertPhrase.class,
          ReportPhrase.class);

  private Texts() {}

  /** Reads them all; what is missing or wrong in one of them throws. */
  public static Phrases load() {
    return Phrases.load(WORDS);
  }
}
