package dev.baton.bot.setup;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;

/** An admin who answers the interview as a small team would. */
record Interview(TestWorkspace acme, Person admin) {
  Modal begin() {
    admin.opensHome().awaitShows("Set up Baton (about 10 minutes)").click("Set up Baton");
    return admin.modal("Set up Baton: 1 of 6");
  }

  Modal named() {
    Modal page = begin();
    page.fill("A ticket, or its address", "https://acme.zendesk.com/agent/tickets/1042");
    page.submit("Next");
    return at(2);
  }

  Modal withTiers() {
    Modal page = named();
    page.fill("Tiers, one a line", "T1\nT2\nT3").submit("Next");
    return at(3);
  }

  Modal withPeople() {
    Modal page = withTiers();
    page.chooseAll("Who leads T1", "Ines Costa");
    page.chooseAll("Who takes tickets at T1", "Ana Ruiz", "Ben Okafor");
    page.chooseAll("Who leads T2", "Lena Fischer");
    page.chooseAll("Who stands in at T2", "Omar Haddad");
    page.chooseAll("Who takes tickets at T2", "Marco Rossi", "Nina Holm");
    page.chooseAll("Who leads T3", "Theo Brandt");
    page.chooseAll("Who takes tickets at T3", "Tara Singh");
    page.submit("Next");
    return at(4);
  }

  Modal withMoves() {
    Modal page = withPeople();
    page.check("From T2 to", "T1").awaitShows("When a ticket goes from T2 to T1");
    page = admin.modal("Set up Baton: 4 of 6");
    page.fill("When a ticket goes from T1 to T2", "It needs a specialist");
    page.fill("When a ticket goes from T2 to T3", "It needs the developers");
    page.fill("When a ticket goes from T2 to T1", "The specialist is done");
    page.submit("Next");
    return at(5);
  }

  Modal withDetails() {
    Modal page = withMoves();
    page.fill("Categories of tickets, one a line", "Billing\nLogin");
    page.fill("Time zone", "Europe/Berlin");
    page.choose("Public holidays of", "Bavaria, Germany");
    page.fill("What skips tiers, one a line", "data loss goes straight to T3");
    page.submit("Next");
    return at(6);
  }

  private Modal at(int step) {
    return admin.modal("Set up Baton: " + step + " of 6");
  }
}
