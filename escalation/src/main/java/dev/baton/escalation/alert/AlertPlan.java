package dev.baton.escalation.alert;

import dev.baton.escalation.account.Account;
import dev.baton.escalation.notify.AlertEvent;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.matrix.Email;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told at once of what happens to a ticket: one message per person and event, their roles
 * merged. An import calls none of this: what happened long ago alarms nobody.
 */
public final class AlertPlan {
  private final AlertEvent event;
  private final AlertCase about;
  private final AlertPeople people;
  private final Map<String, Set<NoticeRole>> roles = new LinkedHashMap<>();

  private AlertPlan(AlertEvent event, AlertCase about, AlertPeople people) {
    this.event = event;
    this.about = about;
    this.people = people;
  }

  /** What goes out at once; by mail to who looks after the customer and is not in Slack. */
  public static List<PlannedDelivery> atOnce(
      AlertEvent event, AlertCase about, AlertPeople people) {
    return new AlertPlan(event, about, people).atOnce();
  }

  /**
   * Who has a line of it once a day instead: Slack ids or addresses. Requests of Enterprise
   * customers that are not told at once.
   */
  public static Set<String> onceADay(AlertEvent event, AlertCase about, AlertPeople people) {
    AlertPlan plan = new AlertPlan(event, about, people);
    if (!(event instanceof AlertEvent.Requested) || plan.isUrgent() || !about.isEnterprise()) {
      return Set.of();
    }
    about.account().ifPresent(account -> plan.lookingAfter(account, false));
    people.told().forEach(plan.roles::remove);
    return plan.roles.keySet();
  }

  /**
   * Who looks after the ticket's customer now: the account owner, the backup while they are away
   * and for a P1, managers where nobody does. Slack ids, and addresses of who is not in Slack.
   */
  public static Set<String> lookingAfter(AlertCase about, AlertPeople people) {
    AlertPlan plan = new AlertPlan(new AlertEvent.Opened(), about, people);
    about.account().ifPresent(account -> plan.lookingAfter(account, about.isP1()));
    return plan.roles.keySet();
  }

  private List<PlannedDelivery> atOnce() {
    if (!isUrgent()) {
      return List.of();
    }
    if (event instanceof AlertEvent.Opened) {
      people.leads().forEach(lead -> add(lead, NoticeRole.TIER_LEAD));
    }
    about
        .account()
        .ifPresent(account -> {
          lookingAfter(account, about.isP1() || about.toLastTier());
          if (concernsExecutive()) {
            account.executive().filter(people::isHere).ifPresent(this::executive);
          }
        });
    people.told().forEach(roles::remove);
    return roles.entrySet().stream()
        .map(to ->
            new PlannedDelivery(
                new Notice.Alert(about.ticket(), event),
                to.getKey().contains("@") ? Medium.EMAIL : Medium.SLACK,
                to.getKey(),
                to.getValue()))
        .toList();
  }

  private boolean isUrgent() {
    return switch (event) {
      case AlertEvent.Opened _ -> about.isP1();
      case AlertEvent.Requested _ ->
          about.isP1() || about.toLastTier() || (about.isP1OrP2() && about.isEnterprise());
      case AlertEvent.Missed missed -> about.isEnterprise() || isFirstResponseOfP1(missed);
    };
  }

  private boolean isFirstResponseOfP1(AlertEvent.Missed missed) {
    return about.isP1() && missed.promise() == AlertEvent.Promise.FIRST_RESPONSE;
  }

  private boolean concernsExecutive() {
    return about.toLastTier()
        || (event instanceof AlertEvent.Missed missed
            && missed.promise() == AlertEvent.Promise.FIRST_RESPONSE);
  }

  /**
   * The account owner, and the backup where both are to know or the owner is not there. Nobody who
   * looks after the customer: managers.
   */
  private void lookingAfter(Account account, boolean both) {
    Optional<Email> owner = account.owner().filter(people::isHere);
    Optional<Email> backup = account.backup().filter(people::isHere);
    owner.ifPresent(address -> add(address, NoticeRole.ACCOUNT_OWNER));
    if (both || owner.isEmpty() || people.isAway(owner.get())) {
      backup.ifPresent(address -> add(address, NoticeRole.ACCOUNT_BACKUP));
    }
    if (owner.isEmpty()) {
      people.managers().forEach(manager -> add(manager, NoticeRole.MANAGER));
    }
  }

  private void executive(Email address) {
    add(address, NoticeRole.EXECUTIVE);
  }

  private void add(Email address, NoticeRole role) {
    add(people.member(address).map(member -> member.id()).orElse(address.address()), role);
  }

  private void add(String recipient, NoticeRole role) {
    roles.computeIfAbsent(recipient, absent -> EnumSet.noneOf(NoticeRole.class)).add(role);
  }
}
