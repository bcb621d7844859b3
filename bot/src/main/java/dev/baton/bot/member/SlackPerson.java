package dev.baton.bot.member;

import com.slack.api.model.User;
import dev.baton.escalation.member.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Slack's user object, read as a member of one workspace. */
final class SlackPerson {
  private static final String SLACKBOT = "USLACKBOT";

  /** Slack's own presets "Vacationing" and "Out sick". */
  private static final Set<String> AWAY = Set.of(":palm_tree:", ":face_with_thermometer:");

  private final User user;
  private final String orgId;

  private SlackPerson(User user, String orgId) {
    this.user = user;
    this.orgId = orgId;
  }

  /** The member this user is in that workspace at that moment. */
  static Member read(User user, String orgId, Instant now) {
    SlackPerson person = new SlackPerson(user, orgId);
    Optional<Instant> until = person.statusEnds();
    boolean away = person.saysAway() && until.map(now::isBefore).orElse(true);
    return new Member(
        user.getId(),
        person.email(),
        person.name(),
        person.zone(),
        person.kind(),
        person.role(),
        person.isDeactivated(),
        away,
        away ? until : Optional.empty(),
        false,
        new Member.Speech(text(user.getLocale()), Optional.empty()),
        List.of());
  }

  /** Whether Baton is installed for a whole organisation there. */
  static boolean isOrganisation(String orgId) {
    return orgId.startsWith("E");
  }

  /** Whether what Slack says of this user in one team is only a part of it. */
  static boolean isSeenInPart(User user, String orgId) {
    return isOrganisation(orgId) && new SlackPerson(user, orgId).teams().size() > 1;
  }

  private Optional<String> email() {
    return profile()
        .flatMap(profile -> text(profile.getEmail()))
        .map(email -> email.toLowerCase(Locale.ROOT));
  }

  private String name() {
    return Stream.of(
            profile().flatMap(profile -> text(profile.getDisplayName())),
            profile().flatMap(profile -> text(profile.getRealName())),
            text(user.getRealName()),
            text(user.getName()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(user.getId());
  }

  private ZoneId zone() {
    try {
      return text(user.getTz()).<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC);
    } catch (DateTimeException unknownToJava) {
      return ZoneOffset.UTC;
    }
  }

  private Member.Kind kind() {
    if (user.isBot() || user.isWorkflowBot() || SLACKBOT.equals(user.getId())) {
      return Member.Kind.BOT;
    }
    if (user.isStranger() || isFromElsewhere()) {
      return Member.Kind.STRANGER;
    }
    return user.isRestricted() || user.isUltraRestricted() ? Member.Kind.GUEST : Member.Kind.FULL;
  }

  /** Of an organisation are its own people, of a team those of the team. */
  private boolean isFromElsewhere() {
    if (isOrganisation(orgId)) {
      return enterprise().filter(own -> orgId.equals(own.getEnterpriseId())).isEmpty();
    }
    Optional<String> team = text(user.getTeamId());
    return team.isPresent() && !team.get().equals(orgId) && !teams().contains(orgId);
  }

  /** What Slack says of the account is so in one team; in an organisation there are others. */
  private boolean isDeactivated() {
    return user.isDeleted()
        && !(isOrganisation(orgId)
            && teams().stream().anyMatch(team -> !team.equals(user.getTeamId())));
  }

  private List<String> teams() {
    return enterprise().flatMap(own -> Optional.ofNullable(own.getTeams())).orElse(List.of());
  }

  /** The roles of a team are none of the organisation. */
  private Member.SlackRole role() {
    if (isOrganisation(orgId)) {
      return enterprise()
          .map(own -> role(own.isOwner() || own.isPrimaryOwner(), own.isAdmin()))
          .orElse(Member.SlackRole.MEMBER);
    }
    return role(user.isOwner() || user.isPrimaryOwner(), user.isAdmin());
  }

  private static Member.SlackRole role(boolean owner, boolean admin) {
    if (owner) {
      return Member.SlackRole.OWNER;
    }
    return admin ? Member.SlackRole.ADMIN : Member.SlackRole.MEMBER;
  }

  private Optional<User.EnterpriseUser> enterprise() {
    return Optional.ofNullable(user.getEnterpriseUser());
  }

  private boolean saysAway() {
    return profile()
        .flatMap(profile -> text(profile.getStatusEmoji()))
        .filter(AWAY::contains)
        .isPresent();
  }

  private Optional<Instant> statusEnds() {
    return profile()
        .flatMap(profile -> Optional.ofNullable(profile.getStatusExpiration()))
        .filter(seconds -> seconds > 0)
        .map(Instant::ofEpochSecond);
  }

  private Optional<User.Profile> profile() {
    return Optional.ofNullable(user.getProfile());
  }

  /** PostgreSQL keeps no NUL, and a blank says nothing. */
  private static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(given -> given.replace("\u0000", "").strip())
        .filter(given -> !given.isEmpty());
  }
}
