package dev.baton.demo;

import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import dev.baton.sandbox.slack.Role;
import java.time.ZoneId;

/** The eight people of the demo workspace, always made in the same order: their ids stay. */
final class DemoPeople {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

  private DemoPeople() {}

  /** The person of that first name. */
  static Person named(SlackWorkspace acme, String name) {
    return acme.person(name + "@acme.test", name);
  }

  /** The help desk's own account, which writes tickets into a channel. */
  static Person helpDesk(SlackWorkspace acme) {
    return acme.person("desk@acme.test", "Help desk").titled("").asBot();
  }

  static void join(SlackWorkspace acme) {
    add(acme, "ana", "Ana Ruiz", BERLIN, "agent");
    add(acme, "ben", "Ben Okafor", NEW_YORK, "agent");
    add(acme, "marco", "Marco Rossi", BERLIN, "specialist, tier 2");
    add(acme, "nina", "Nina Holm", NEW_YORK, "specialist, tier 2");
    add(acme, "lena", "Lena Fischer", BERLIN, "lead, tiers 1 and 2");
    add(acme, "tara", "Tara Singh", KOLKATA, "engineer, tier 3");
    add(acme, "theo", "Theo Brandt", KOLKATA, "lead, tier 3");
    add(acme, "bo", "Bo Lind", BERLIN, "manager").as(Role.ADMIN);
  }

  private static Person add(
      SlackWorkspace acme, String name, String realName, ZoneId zone, String title) {
    return acme.person(name + "@acme.test", realName).shownAs(realName).in(zone).titled(title);
  }
}
