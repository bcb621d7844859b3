package dev.baton.escalation.setup;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.privacy.RetentionPeriod;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Route;
import java.util.List;
import java.util.Optional;

/**
 * What complete answers make of a workspace.
 *
 * @param format how tickets are written
 * @param routes the matrix
 * @param calendar when people work
 * @param accountTiers the highest first
 * @param emailAgreed whether an admin agrees to email
 * @param retention how long texts are kept; empty for ever
 */
public record SetupPlan(
    TicketKeyFormat format,
    List<Route> routes,
    CalendarSetting calendar,
    List<String> accountTiers,
    boolean emailAgreed,
    Optional<RetentionPeriod> retention) {
  /** Above so many tickets a day whoever has least is proposed first. */
  public static final int MANY_A_DAY = 20;

  /** Chosen where an admin agrees to email. */
  public static final String AGREED = "agreed";

  public SetupPlan {
    requireNonNull(format);
    routes = List.copyOf(routes);
    requireNonNull(calendar);
    accountTiers = List.copyOf(accountTiers);
    requireNonNull(retention);
  }

  /** How tickets are written by these answers; empty while that has a fault. */
  public static Optional<TicketKeyFormat> formatOf(SetupAnswers answers) {
    NamingAnswers naming = new NamingAnswers(answers);
    return naming.faults().keySet().stream().allMatch(SetupField.EXAMPLE::equals)
        ? Optional.of(naming.format())
        : Optional.empty();
  }

  /** Empty while a step of the answers has a fault. */
  public static Optional<SetupPlan> of(SetupAnswers answers, Directory people) {
    if (new SetupCheck(answers, people).open() != SetupStep.READ_BACK) {
      return Optional.empty();
    }
    DetailAnswers details = new DetailAnswers(answers);
    return Optional.of(
        new SetupPlan(
            new NamingAnswers(answers).format(),
            new SetupRoutes(answers, people).all(),
            details.calendar(),
            answers.lines(SetupField.ACCOUNT_TIERS),
            answers.text(SetupField.EMAIL).filter(AGREED::equals).isPresent(),
            details.retention()));
  }
}
