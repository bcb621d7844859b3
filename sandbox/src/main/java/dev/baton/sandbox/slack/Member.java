package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A user as the Web API shows it.
 *
 * @param teamId the workspace the user belongs to; another than the asking one for a Slack Connect
 *     stranger
 * @param email empty for bots and for people who have none
 * @param status the custom status; empty when none is set
 * @param away true when the presence is {@code away}
 * @param displayName what apps call this person
 * @param title what the profile says this person does; empty text when it says nothing
 * @param locale the language this person's Slack is in, such as {@code de-DE}
 */
public record Member(
    String id,
    String teamId,
    String name,
    String displayName,
    String realName,
    Optional<String> email,
    ZoneId zone,
    Role role,
    boolean bot,
    boolean deleted,
    boolean stranger,
    Optional<Status> status,
    boolean away,
    String title,
    String locale) {

  /**
   * A custom status.
   *
   * @param until empty for a status that does not end
   */
  public record Status(String emoji, String text, Optional<Instant> until) {}

  /** A full member of the workspace, present, without a status. */
  public static Member person(
      String id, String teamId, String name, String realName, String email, ZoneId zone) {
    return new Member(
        id,
        teamId,
        name,
        name,
        realName,
        Optional.of(email),
        zone,
        Role.MEMBER,
        false,
        false,
        false,
        Optional.empty(),
        false,
        "",
        "en-US");
  }

  public Member {
    Objects.requireNonNull(id);
    Objects.requireNonNull(displayName);
    Objects.requireNonNull(role);
  }

  /** The same user in another role. */
  public Member withRole(Role next) {
    return new Member(
        id,
        teamId,
        name,
        displayName,
        realName,
        email,
        zone,
        next,
        bot,
        deleted,
        stranger,
        status,
        away,
        title,
        locale);
  }

  /** The same user as a bot. */
  public Member asBot() {
    return new Member(
        id,
        teamId,
        name,
        displayName,
        realName,
        Optional.empty(),
        zone,
        role,
        true,
        deleted,
        stranger,
        status,
        away,
        title,
        locale);
  }

  /** The same user, deactivated or active again. */
  public Member withDeleted(boolean next) {
    return new Member(
        id,
        teamId,
        name,
        displayName,
        realName,
        email,
        zone,
        role,
        bot,
        next,
        stranger,
        status,
        away,
        title,
        locale);
  }

  /** The same user as a Slack Connect stranger from another workspace. */
  public Member asStranger(String homeTeamId) {
    return new Member(
        id,
        homeTeamId,
        name,
        displayName,
        realName,
        email,
        zone,
        role,
        bot,
        deleted,
        true,
        status,
        away,
        title,
        locale);
  }

  /** The same user with this custom status; empty clears it. */
  public Member withStatus(Optional<Status> next) {
    return new Member(
        id,
        teamId,
        name,
        displayName,
        realName,
        email,
        zone,
        role,
        bot,
        deleted,
        stranger,
        next,
        away,
        title,
        locale);
  }

  /** The same user, away or present. */
  public Member withAway(boolean next) {
    return new Member(
        id,
        teamId,
        name,
        displayName,
        realName,
        email,
        zone,
        role,
        bot,
        deleted,
        stranger,
        status,
        next,
        title,
        locale);
  }

  /** The same user with another address. */
  public Member withEmail(String next) {
    return new Member(
        id,
        teamId,
        name,
        displayName,
        realName,
        Optional.of(next),
        zone,
        role,
        bot,
        deleted,
        stranger,
        status,
        away,
        title,
        locale);
  }

  /** The same user with another real name. */
  public Member withRealName(String next) {
    return new Member(
        id,
        teamId,
        name,
        displayName,
        next,
        email,
        zone,
        role,
        bot,
        deleted,
        stranger,
        status,
        away,
        title,
        locale);
  }

  /** The same user under another name in apps. */
  public Member withDisplayName(String next) {
    return new Member(
        id, teamId, name, next, realName, email, zone, role, bot, deleted, stranger, status, away,
        title, locale);
  }

  /** The same user with another title in the profile. */
  public Member withTitle(String next) {
    return new Member(
        id,
        teamId,
        name,
        displayName,
        realName,
        email,
        zone,
        role,
        bot,
        deleted,
        stranger,
        status,
        away,
        next,
        locale);
  }

  /** The same user in another time zone. */
  public Member withZone(ZoneId next) {
    return new Member(
        id,
        teamId,
        name,
        displayName,
        realName,
        email,
        next,
        role,
        bot,
        deleted,
        stranger,
        status,
        away,
        title,
        locale);
  }

  /** The same user with Slack in another language. */
  public Member withLocale(String next) {
    return new Member(
        id,
        teamId,
        name,
        displayName,
        realName,
        email,
        zone,
        role,
        bot,
        deleted,
        stranger,
        status,
        away,
        title,
        next);
  }

  /** The user object with {@code include_locale}, and as events carry it. */
  public JsonObject jsonWithLocale(boolean withEmail, Instant now) {
    JsonObject user = json(withEmail, now);
    user.addProperty("locale", locale);
    return user;
  }

  /**
   * The user object of the Web API. A deactivated one has no roles, as with Slack.
   *
   * @param withEmail whether the asker's scopes show the address
   */
  public JsonObject json(boolean withEmail, Instant now) {
    var user =
        Json.object(
            "id",
            id,
            "team_id",
            teamId,
            "name",
            name,
            "deleted",
            deleted,
            "color",
            "9f69e7",
            "is_bot",
            bot,
            "is_app_user",
            false,
            "updated",
            now.getEpochSecond(),
            "profile",
            profile(withEmail));
    if (stranger) {
      user.addProperty("is_stranger", true);
    }
    if (!deleted) {
      addLivingFields(user, now);
    }
    return user;
  }

  private void addLivingFields(JsonObject user, Instant now) {
    var guest = role == Role.GUEST || role == Role.SINGLE_CHANNEL_GUEST;
    user.addProperty("real_name", realName);
    user.addProperty("tz", zone.getId());
    user.addProperty("tz_label", zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    user.addProperty("tz_offset", zone.getRules().getOffset(now).getTotalSeconds());
    user.addProperty("is_admin", role == Role.OWNER || role == Role.ADMIN);
    user.addProperty("is_owner", role == Role.OWNER);
    user.addProperty("is_primary_owner", false);
    user.addProperty("is_restricted", guest);
    user.addProperty("is_ultra_restricted", role == Role.SINGLE_CHANNEL_GUEST);
    user.addProperty("is_email_confirmed", email.isPresent());
  }

  private JsonObject profile(boolean withEmail) {
    var shownEmail = withEmail ? email : Optional.<String>empty();
    var until = status.flatMap(Status::until).map(Instant::getEpochSecond).orElse(0L);
    return Json.object(
        "real_name",
        realName,
        "real_name_normalized",
        realName,
        "display_name",
        displayName,
        "display_name_normalized",
        displayName,
        "title",
        title,
        "status_text",
        status.map(Status::text).orElse(""),
        "status_emoji",
        status.map(Status::emoji).orElse(""),
        "status_expiration",
        until,
        "email",
        shownEmail,
        "team",
        teamId,
        "avatar_hash",
        "g000");
  }
}
