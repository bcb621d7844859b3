package dev.baton.escalation.setup;

import dev.baton.matrix.Names;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.util.Locale;

/**
 * What the fields of the interview are called. Those of a tier carry its name, which holds no bar,
 * so that they stay with it when tiers are put in another order.
 */
public final class SetupField {
  public static final String EXAMPLE = "example";
  public static final String PREFIX = "prefix";
  public static final String PATTERN = "pattern";
  public static final String ADDRESS = "address";
  public static final String TIERS = "tiers";
  public static final String ENTRY = "entry";
  public static final String CATEGORIES = "categories";
  public static final String ACCOUNT_TIERS = "account_tiers";
  public static final String TIER_TIMES = "tier_times";
  public static final String HOURS = "hours";
  public static final String ZONE = "zone";
  public static final String CLOSED_DAYS = "closed_days";
  public static final String REGION = "region";
  public static final String PEAK = "peak";
  public static final String EXCEPTIONS = "exceptions";
  public static final String EMAIL = "email";
  public static final String RETENTION = "retention";

  /** Begins the fields that hold which moves leave a tier. */
  public static final String MOVES = "moves";

  private static final String LEADS = "leads";
  private static final String BACKUPS = "backups";
  private static final String OWNERS = "owners";
  private static final String CRITERIA = "when";
  private static final String BAR = "|";

  private SetupField() {}

  /** Who decides about what comes into this tier. */
  public static String leads(Tier tier) {
    return of(LEADS, tier);
  }

  /** Who stands in for its leads and owners. */
  public static String backups(Tier tier) {
    return of(BACKUPS, tier);
  }

  /** Who takes tickets over there. */
  public static String owners(Tier tier) {
    return of(OWNERS, tier);
  }

  /** Names of the tiers to which tickets go from this one. */
  public static String moves(Tier from) {
    return of(MOVES, from);
  }

  /** When a move is right. */
  public static String criteria(Tier from, Tier to) {
    return of(CRITERIA, from) + BAR + Names.key(to.name());
  }

  /** The time to decide on such a ticket. */
  public static String time(Priority priority) {
    return "time_" + priority.name().toLowerCase(Locale.ROOT);
  }

  /** Whether it holds people by their Slack ids. */
  public static boolean holdsPeople(String field) {
    return field.startsWith(LEADS + BAR)
        || field.startsWith(BACKUPS + BAR)
        || field.startsWith(OWNERS + BAR);
  }

  private static String of(String what, Tier tier) {
    return what + BAR + Names.key(tier.name());
  }
}
