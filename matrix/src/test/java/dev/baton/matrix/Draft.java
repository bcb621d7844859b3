package dev.baton.matrix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A route in the making, so that a test says only what matters to it. */
public record Draft(Route route) {
  public static Draft move(String from, String to) {
    return new Draft(
        new Route(
            1,
            new Tier(from),
            new Tier(to),
            List.of(),
            "When it is right",
            List.of(),
            emails("olga"),
            List.of(),
            Pick.ORDER,
            emails("lena"),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  public static List<Email> emails(String... names) {
    return Arrays.stream(names).map(name -> new Email(name + "@acme.test")).toList();
  }

  /** Numbered in the order given. */
  public static List<Route> routes(Draft... drafts) {
    List<Route> routes = new ArrayList<>();
    for (Draft draft : drafts) {
      routes.add(draft.route.withNumber(routes.size() + 1));
    }
    return routes;
  }

  public static Matrix matrix(Draft... drafts) {
    return Matrix.of(1, routes(drafts));
  }

  public Draft category(String... values) {
    return with(new Criterion.Category(List.of(values)));
  }

  public Draft priority(Priority... values) {
    return with(new Criterion.OfPriority(List.of(values)));
  }

  public Draft accountTier(String... values) {
    return with(new Criterion.AccountTier(List.of(values)));
  }

  public Draft custom(String name, String... values) {
    return with(new Criterion.Custom(name, List.of(values)));
  }

  private Draft with(Criterion criterion) {
    List<Criterion> conditions = new ArrayList<>(route.conditions());
    conditions.add(criterion);
    return changed(new Cells().conditions(conditions));
  }

  public Draft criteria(String sentence) {
    return changed(new Cells().criteria(sentence));
  }

  public Draft checklist(String... items) {
    return changed(new Cells().checklist(List.of(items)));
  }

  public Draft owners(String... names) {
    return changed(new Cells().owners(emails(names)));
  }

  public Draft backupOwners(String... names) {
    return changed(new Cells().backupOwners(emails(names)));
  }

  public Draft pick(Pick pick) {
    return changed(new Cells().pick(pick));
  }

  public Draft leads(String... names) {
    return changed(new Cells().leads(emails(names)));
  }

  public Draft backupLeads(String... names) {
    return changed(new Cells().backupLeads(emails(names)));
  }

  public Draft managers(String... names) {
    return changed(new Cells().managers(emails(names)));
  }

  public Draft acceptWithin(Duration duration) {
    return changed(new Cells().acceptWithin(Optional.of(duration)));
  }

  public Draft hours(String text) {
    return changed(new Cells().hours(Hours.parse(text)));
  }

  public Draft channel(String id) {
    return changed(new Cells().channel(Optional.of(id)));
  }

  private Draft changed(Cells cells) {
    return new Draft(cells.build());
  }

  /** The one place that knows the order of a route's parts. */
  private final class Cells {
    private List<Criterion> conditions = route.conditions();
    private String criteria = route.criteria();
    private List<String> checklist = route.checklist();
    private List<Email> owners = route.owners();
    private List<Email> backupOwners = route.backupOwners();
    private Pick pick = route.pick();
    private List<Email> leads = route.leads();
    private List<Email> backupLeads = route.backupLeads();
    private List<Email> managers = route.managers();
    private Optional<Duration> acceptWithin = route.acceptWithin();
    private Optional<Hours> hours = route.hours();
    private Optional<String> channel = route.channel();

    Cells conditions(List<Criterion> value) {
      conditions = value;
      return this;
    }

    Cells criteria(String value) {
      criteria = value;
      return this;
    }

    Cells checklist(List<String> value) {
      checklist = value;
      return this;
    }

    Cells owners(List<Email> value) {
      owners = value;
      return this;
    }

    Cells backupOwners(List<Email> value) {
      backupOwners = value;
      return this;
    }

    Cells pick(Pick value) {
      pick = value;
      return this;
    }

    Cells leads(List<Email> value) {
      leads = value;
      return this;
    }

    Cells backupLeads(List<Email> value) {
      backupLeads = value;
      return this;
    }

    Cells managers(List<Email> value) {
      managers = value;
      return this;
    }

    Cells acceptWithin(Optional<Duration> value) {
      acceptWithin = value;
      return this;
    }

    Cells hours(Optional<Hours> value) {
      hours = value;
      return this;
    }

    Cells channel(Optional<String> value) {
      channel = value;
      return this;
    }

    Route build() {
      return new Route(
          route.number(),
          route.from(),
          route.to(),
          conditions,
          criteria,
          checklist,
          owners,
          backupOwners,
          pick,
          leads,
          backupLeads,
          managers,
          acceptWithin,
          hours,
          channel,
          route.oncall());
    }
  }
}
