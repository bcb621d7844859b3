package dev.baton.matrix.check;

import dev.baton.matrix.Absence;
import dev.baton.matrix.Email;
import dev.baton.matrix.Route;
import dev.baton.matrix.RouteCells;
import dev.baton.matrix.Tier;
import java.util.List;

/** Something a well-formed matrix leaves open; said before it is applied. */
public sealed interface Gap {
  /** What a gap means for the import. */
  enum Severity {
    /** The matrix cannot be applied. */
    REFUSED,
    /** It can be applied; somebody should look. */
    WARNING,
    /** A check that could not be made. */
    NOT_CHECKED
  }

  Severity severity();

  /** What is open, a sentence. */
  String what();

  /** What to do, a sentence. */
  String howToMend();

  /** No ticket could ever enter. */
  record NoEntryTier() implements Gap {
    @Override
    public Severity severity() {
      return Severity.REFUSED;
    }

    @Override
    public String what() {
      return "There is no entry tier: no route says where a ticket begins.";
    }

    @Override
    public String howToMend() {
      return "Add a route that leaves the first tier.";
    }
  }

  /**
   * Only hand-backs touch this tier, because the file first names it after the tiers it leads to.
   */
  record NamedTooLate(Tier tier) implements Gap {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }

    @Override
    public String what() {
      return "%s is first named after the tiers its routes lead to, so they count as hand-backs."
          .formatted(tier);
    }

    @Override
    public String howToMend() {
      return "Move a route that leaves %s up, before the tiers it leads to are named."
          .formatted(tier);
    }
  }

  /** No lead or backup lead of any route into the tier can ever decide. */
  record NobodyLeads(Tier tier) implements Gap {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }

    @Override
    public String what() {
      return "Nobody leads %s: none of its leads and backup leads can decide in this workspace."
          .formatted(tier);
    }

    @Override
    public String howToMend() {
      return "Name a full member as lead on the routes into %s.".formatted(tier);
    }
  }

  /**
   * Somebody the matrix names is not in the workspace, was deactivated or is a guest.
   *
   * @param columns where they are named
   * @param routes numbers of the routes that name them
   */
  record CannotTakePart(Email email, Absence absence, List<String> columns, List<Integer> routes)
      implements Gap {
    public CannotTakePart {
      columns = List.copyOf(columns);
      routes = List.copyOf(routes);
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }

    @Override
    public String what() {
      return "%s (%s on %s) %s."
          .formatted(email, String.join(", ", columns), RouteCells.numbers(routes), state());
    }

    private String state() {
      return switch (absence) {
        case Absence.NotInWorkspace _ -> "is not in this workspace";
        case Absence.Deactivated _ -> "has a deactivated account";
        case Absence.Guest _ -> "is a guest, and guests neither own nor lead";
        case Absence.Away _ -> "is away";
        case Absence.IsRequester _, Absence.OwnsItAlready _ -> "cannot take this ticket";
      };
    }

    @Override
    public String howToMend() {
      return "Correct the address or name somebody else; until then whoever stands in is asked.";
    }
  }

  /** Wherever the one fits, an earlier one between the same tiers fits too and is preferred. */
  record Shadowed(Route route, Route by) implements Gap {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }

    @Override
    public String what() {
      return "%s is never suggested first: %s fits wherever it does and stands before it."
          .formatted(RouteCells.title(route), RouteCells.title(by));
    }

    @Override
    public String howToMend() {
      return "Move it up, give it a narrower condition, or remove it if it was left behind.";
    }
  }

  /** Tickets of these categories can come to the tier and not go on, though others can. */
  record NotCovered(Tier tier, List<String> categories) implements Gap {
    public NotCovered {
      categories = List.copyOf(categories);
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }

    @Override
    public String what() {
      return "No forward route leaves %s for: %s.".formatted(tier, String.join(", ", categories));
    }

    @Override
    public String howToMend() {
      return "Add a forward route from %s with a blank category, or add these to one."
          .formatted(tier);
    }
  }

  /** Nobody could say who is in the workspace. */
  record PeopleNotChecked() implements Gap {
    @Override
    public Severity severity() {
      return Severity.NOT_CHECKED;
    }

    @Override
    public String what() {
      return "Whether owners, leads and managers are in the workspace was not checked.";
    }

    @Override
    public String howToMend() {
      return "Check again where the workspace's members are known.";
    }
  }
}
