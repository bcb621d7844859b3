package dev.baton.matrix.check;

import dev.baton.matrix.Column;
import dev.baton.matrix.Email;
import dev.baton.matrix.OncallKey;
import dev.baton.matrix.Route;
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

  /** No ticket could ever enter. */
  record NoEntryTier() implements Gap {
    @Override
    public Severity severity() {
      return Severity.REFUSED;
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
  }

  /** No lead or backup lead of any route into the tier can ever decide. */
  record NobodyLeads(Tier tier) implements Gap {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /** Why somebody can never take part; who is away comes back. */
  enum Exclusion {
    NOT_IN_WORKSPACE,
    /** The account was switched off. */
    DEACTIVATED,
    /** Guests neither own nor lead. */
    GUEST
  }

  /**
   * Somebody the matrix names is not in the workspace, was deactivated or is a guest.
   *
   * @param columns where they are named
   * @param routes numbers of the routes that name them
   */
  record CannotTakePart(Email email, Exclusion why, List<Column> columns, List<Integer> routes)
      implements Gap {
    public CannotTakePart {
      columns = List.copyOf(columns);
      routes = List.copyOf(routes);
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /** Wherever the one fits, an earlier one between the same tiers fits too and is preferred. */
  record Shadowed(Route route, Route by) implements Gap {
    @Override
    public Severity severity() {
      return Severity.WARNING;
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
  }

  /**
   * Tickets stand in a tier that this matrix does not have any more.
   *
   * @param tickets how many, up to a thousand
   */
  record TicketsLeftBehind(Tier tier, int tickets) implements Gap {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /** These routes name a PagerDuty key by its fingerprint, and nobody gave the key itself. */
  record OncallUnknown(OncallKey key, List<Integer> routes) implements Gap {
    public OncallUnknown {
      routes = List.copyOf(routes);
    }

    @Override
    public Severity severity() {
      return Severity.REFUSED;
    }
  }

  /** These routes bring a PagerDuty key, and nothing could seal it. */
  record OncallUnsealed(OncallKey key, List<Integer> routes) implements Gap {
    public OncallUnsealed {
      routes = List.copyOf(routes);
    }

    @Override
    public Severity severity() {
      return Severity.REFUSED;
    }
  }

  /** Nobody could say who is in the workspace. */
  record PeopleNotChecked() implements Gap {
    @Override
    public Severity severity() {
      return Severity.NOT_CHECKED;
    }
  }
}
