package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Person;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a visitor sees of time promised to customers: it runs, and somebody hears when it is over.
 */
class DemoClocksTest {
  @TempDir Path folder;

  @Test
  void aP1OfTheAccountAtRiskRunsIntoItsDeadlineWhenTheClockJumps() {
    try (Demo demo = PatientDemo.in(folder, _ -> {})) {
      // Tickets from before Baton came are not asked for; this one is asked five minutes before.
      demo.jump(Duration.ofMinutes(10));
      demo.firstTicketArrives();
      Person bo = person(demo, "bo");
      bo.directMessage("ZD-1060").awaitShows("Initech").awaitShows("180");
      bo.types("/escalation-log tickets").reply("ZD-1060");
      bo.types("/escalation-log show ZD-1042").reply("owned by");
      assertThat(bo.types("/escalation-log show ZD-1050").reply("T2").shows("Initech")).isTrue();

      demo.jump(Duration.ofHours(1));

      person(demo, "lena").directMessage("The first answer on").awaitShows("ZD-1060");
      Message asked = person(demo, "lena").directMessage("Baton asks");
      assertThat(asked.text()).contains("ZD-1060", "Initech");
      assertThat(asked.buttons()).contains("Approve");
    }
  }

  @Test
  void everyCustomerIsKnownFromTheFirstStartAndNothingIsToldTwiceAtTheNext() {
    try (Demo demo = PatientDemo.in(folder, _ -> {})) {
      person(demo, "bo").types("/escalation-log show ZD-1044").reply("Hooli");
    }
    try (Demo demo = PatientDemo.in(folder, _ -> {})) {
      Person bo = person(demo, "bo");
      assertThat(bo.types("/escalation-log show ZD-1044").reply("Hooli").shows("yellow")).isTrue();
      assertThat(bo.directMessages().stream().filter(told -> told.shows("ZD-1043")))
          .hasSizeLessThan(2);
    }
  }

  private static Person person(Demo demo, String name) {
    return DemoPeople.named(demo.acme(), name);
  }
}
