package dev.baton.escalation.decide;

import static dev.baton.matrix.Decider.Role.BACKUP_LEAD;
import static dev.baton.matrix.Decider.Role.LEAD;
import static dev.baton.matrix.Decider.Role.LEAD_ABOVE;
import static dev.baton.matrix.Decider.Role.MANAGER;
import static dev.baton.matrix.Decider.Role.TIER_LEAD;

import dev.baton.escalation.decide.Asking.Step;
import dev.baton.escalation.escalate.Absentee;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.matrix.Absence;
import dev.baton.matrix.Availability;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Person;
import dev.baton.matrix.Presence;
import dev.baton.matrix.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may decide a request at one moment. The only place that says so, at filing and ever after:
 * the lead; the backup lead when no lead can; other leads of the tier who are on shift; for a P1
 * those one tier up; the route's managers; managers. A P1 goes to leads and backups at once. Never
 * the requester, and nobody whose hours do not hold while somebody's do.
 */
public final class WhoDecides {
  private final Asking asking;
  private final Directory people;
  private final List<Group> groups = new ArrayList<>();
  private final List<Absence> absent = new ArrayList<>();
  private final Map<String, Recipient> asked = new LinkedHashMap<>();

  /** Those of one role, of whom one is enough. */
  private record Group(Decider.Role role, List<Presence> presences) {
    List<Person> present() {
      return Presence.present(presences);
    }
  }

  private WhoDecides(Asking asking, Matrix matrix, Directory people, Instant now) {
    this.asking = asking;
    this.people = people;
    gather(Rows.of(asking, matrix, now), matrix);
  }

  /**
   * Those who may decide, in the order in which they stand in for each other, each with why.
   *
   * @param matrix the live one
   * @param people the workspace's at that moment; may lack those whom nothing names
   * @return empty only when nobody but the requester is left
   */
  public static List<Recipient> at(Instant now, Asking asking, Matrix matrix, Directory people) {
    return new WhoDecides(asking, matrix, people, now).answer();
  }

  /** The next moment at which a shift begins or ends that matters here; empty for never. */
  public static Optional<Instant> shiftChangesAfter(Instant now, Asking asking, Matrix matrix) {
    return Rows.of(asking, matrix, now).changesAfter(now);
  }

  /** Addresses of everybody the answer may depend on, besides the workspace's managers. */
  public static Set<Email> named(Asking asking, Matrix matrix) {
    Set<Email> named = new LinkedHashSet<>(asking.route().leads());
    named.addAll(asking.route().backupLeads());
    named.addAll(asking.route().managers());
    named.addAll(matrix.deciding(asking.route(), asking.priority()));
    Rows.counterpart(asking, matrix)
        .ifPresent(live -> named.addAll(matrix.deciding(live, asking.priority())));
    return named;
  }

  private void gather(Rows rows, Matrix matrix) {
    groups.add(new Group(LEAD, presences(rows.leads())));
    groups.add(new Group(BACKUP_LEAD, presences(rows.backups())));
    groups.add(new Group(TIER_LEAD, presences(rows.tierLeads())));
    if (isUrgent()) {
      groups.add(new Group(LEAD_ABOVE, presences(matrix.leadsAbove(asking.route().to()))));
    }
    groups.add(new Group(MANAGER, presences(rows.managers())));
    groups.add(new Group(MANAGER, managers(matrix)));
    rows.offShift().stream()
        .map(people::presence)
        .map(presence -> presence.unlessRequester(asking.requester()))
        .flatMap(presence -> Presence.present(List.of(presence)).stream())
        .map(Absence.OffShift::new)
        .forEach(absent::add);
  }

  private List<Presence> presences(Collection<Email> named) {
    return named.stream()
        .map(people::presence)
        .map(presence -> presence.unlessRequester(asking.requester()))
        .toList();
  }

  /** Those by grant and by any row of the matrix, or else Slack's owners and admins. */
  private List<Presence> managers(Matrix matrix) {
    List<Presence> managers = new ArrayList<>(presences(matrix.managers()));
    people.managers().stream()
        .map(people::presence)
        .map(presence -> presence.unlessRequester(asking.requester()))
        .forEach(managers::add);
    return managers;
  }

  private List<Recipient> answer() {
    int next = asking.redirected().filter(this::keepsIt).isPresent() ? 0 : askFirst();
    if (asking.step() != Step.FILED) {
      joinNext(next);
    }
    if (asking.step() == Step.LONG_OVERDUE || (isUrgent() && asking.step() == Step.OVERDUE)) {
      joinManagers();
    }
    if (asked.isEmpty()) {
      askWhoeverIsAway();
    }
    return List.copyOf(asked.values());
  }

  /**
   * Whom a manager chose has it alone, while they can decide. Away, they keep it beside the others:
   * a manager may have chosen them knowing that.
   */
  private boolean keepsIt(Recipient redirected) {
    return people
        .find(redirected.member())
        .filter(person -> isFull(person) && !person.id().equals(asking.requester()))
        .map(person -> {
          asked.put(person.id(), redirected);
          return person.availability() instanceof Availability.Available;
        })
        .orElse(false);
  }

  /** Asks the nearest of whom somebody is here; of a P1 leads and backups at once. */
  private int askFirst() {
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      List<Person> present = group.present();
      absent.addAll(Presence.absent(group.presences()));
      if (!present.isEmpty()) {
        Optional<AskedReason> why = i == 0 ? Optional.empty() : Optional.of(standingIn(group));
        present.forEach(person -> ask(person, group.role(), why));
        if (i == 0 && isUrgent()) {
          groups.get(1).present().forEach(person -> ask(person, BACKUP_LEAD, Optional.empty()));
          return 2;
        }
        return i + 1;
      }
    }
    return groups.size();
  }

  private AskedReason standingIn(Group group) {
    List<Absentee> those = Absentee.of(absent.stream().distinct().toList());
    return group.role() == MANAGER
        ? new AskedReason.NobodyElse(those)
        : new AskedReason.StandsIn(those);
  }

  /** Those who stand in come beside whoever let the time pass. */
  private void joinNext(int from) {
    for (Group group : groups.subList(from, groups.size())) {
      if (join(group)) {
        return;
      }
    }
  }

  /** The route's, and when that is overdue again everybody's. */
  private void joinManagers() {
    List<Group> managers = groups.stream().filter(group -> group.role() == MANAGER).toList();
    for (Group group : managers) {
      if (join(group) && asking.step() == Step.OVERDUE) {
        return;
      }
    }
  }

  private boolean join(Group group) {
    List<Person> coming =
        group.present().stream().filter(person -> !asked.containsKey(person.id())).toList();
    Optional<AskedReason> why = Optional.of(new AskedReason.Late(List.copyOf(asked.keySet())));
    coming.forEach(person -> ask(person, group.role(), why));
    return !group.present().isEmpty();
  }

  /** With everybody away it is with managers all the same, or else with those whose turn it is. */
  private void askWhoeverIsAway() {
    List<Group> managersFirst = new ArrayList<>(groups.reversed());
    for (Group group : managersFirst) {
      List<Person> away =
          Presence.absent(group.presences()).stream()
              .flatMap(absence ->
                  absence instanceof Absence.Away(var person, _)
                      ? Stream.of(person)
                      : Stream.empty())
              .toList();
      if (!away.isEmpty()) {
        AskedReason why =
            new AskedReason.NobodyElse(Absentee.of(absent.stream().distinct().toList()));
        away.forEach(person -> ask(person, group.role(), Optional.of(why)));
        return;
      }
    }
  }

  private void ask(Person person, Decider.Role role, Optional<AskedReason> why) {
    asked.putIfAbsent(person.id(), new Recipient(person.id(), role, why));
  }

  private boolean isUrgent() {
    return asking.priority() == Priority.P1;
  }

  private static boolean isFull(Person person) {
    return switch (person.availability()) {
      case Availability.Available _, Availability.Away _ -> true;
      case Availability.Deactivated _, Availability.Guest _ -> false;
    };
  }
}
