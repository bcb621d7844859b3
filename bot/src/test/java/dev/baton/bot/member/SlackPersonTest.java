package dev.baton.bot.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.User;
import com.slack.api.util.json.GsonFactory;
import dev.baton.escalation.member.Member;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SlackPersonTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void aFullMemberIsReadWithLowerCaseAddressAndDisplayName() {
    Member ana =
        member(
            """
            {"id":"U1","team_id":"T1","tz":"Europe/Berlin","is_admin":true,
             "profile":{"display_name":"Ana","real_name":"Ana Lima","email":"Ana@Acme.test"}}\
            """);
    assertThat(ana.kind()).isEqualTo(Member.Kind.FULL);
    assertThat(ana.email()).contains("ana@acme.test");
    assertThat(ana.name()).isEqualTo("Ana");
    assertThat(ana.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(ana.slackRole()).isEqualTo(Member.SlackRole.ADMIN);
  }

  @Test
  void guestsBotsAndStrangersAreToldApart() {
    assertThat(kind("\"is_restricted\":true")).isEqualTo(Member.Kind.GUEST);
    assertThat(kind("\"is_ultra_restricted\":true")).isEqualTo(Member.Kind.GUEST);
    assertThat(kind("\"is_bot\":true")).isEqualTo(Member.Kind.BOT);
    assertThat(kind("\"is_stranger\":true")).isEqualTo(Member.Kind.STRANGER);
    assertThat(member("{\"id\":\"USLACKBOT\",\"team_id\":\"T1\"}").kind())
        .isEqualTo(Member.Kind.BOT);
  }

  @Test
  void anotherTeamIsStrangeUnlessThePersonIsInBoth() {
    User visitor = user("{\"id\":\"U1\",\"team_id\":\"T2\"}");
    assertThat(SlackPerson.read(visitor, "T1", NOW).kind()).isEqualTo(Member.Kind.STRANGER);
    User colleague =
        user("{\"id\":\"U1\",\"team_id\":\"T2\",\"enterprise_user\":{\"teams\":[\"T1\"]}}");
    assertThat(SlackPerson.read(colleague, "T1", NOW).kind()).isEqualTo(Member.Kind.FULL);
  }

  @Test
  void ofAnOrganisationAreItsOwnPeople() {
    assertThat(
            ofOrganisation("\"is_admin\":true,\"is_owner\":true", "\"teams\":[\"T1\"]").slackRole())
        .isEqualTo(Member.SlackRole.MEMBER);
    assertThat(ofOrganisation("\"is_admin\":false", "\"is_owner\":true").slackRole())
        .isEqualTo(Member.SlackRole.OWNER);
    assertThat(ofOrganisation("\"is_admin\":false", "\"is_admin\":true").slackRole())
        .isEqualTo(Member.SlackRole.ADMIN);
    assertThat(ofOrganisation("\"is_admin\":false", "\"is_owner\":true").kind())
        .isEqualTo(Member.Kind.FULL);
  }

  @Test
  void whoIsOfAnotherOrganisationOrOfNoneIsAStranger() {
    User outsider =
        user("{\"id\":\"U1\",\"team_id\":\"T9\",\"enterprise_user\":{\"enterprise_id\":\"E9\"}}");
    assertThat(SlackPerson.read(outsider, "E1", NOW).kind()).isEqualTo(Member.Kind.STRANGER);
    User unknown = user("{\"id\":\"U1\",\"team_id\":\"T9\",\"is_admin\":true}");
    assertThat(SlackPerson.read(unknown, "E1", NOW).kind()).isEqualTo(Member.Kind.STRANGER);
  }

  @Test
  void whoLeftOneTeamOfSeveralIsStillInTheOrganisation() {
    String deleted = "\"deleted\":true";
    assertThat(ofOrganisation(deleted, "\"teams\":[\"T1\",\"T2\"]").deactivated()).isFalse();
    assertThat(ofOrganisation(deleted, "\"teams\":[\"T1\"]").deactivated()).isTrue();
    assertThat(ofOrganisation(deleted, "\"teams\":[]").deactivated()).isTrue();
  }

  private static Member ofOrganisation(String inTeam, String inOrganisation) {
    String user =
        """
        {"id":"U1","team_id":"T1",%s,"enterprise_user":{"enterprise_id":"E1",%s}}\
        """
            .formatted(inTeam, inOrganisation);
    return SlackPerson.read(user(user), "E1", NOW);
  }

  @Test
  void vacationAndSicknessAreAwayUntilTheStatusEnds() {
    Member sick = status(":face_with_thermometer:", NOW.plusSeconds(60));
    assertThat(sick.away()).isTrue();
    assertThat(sick.awayUntil()).contains(NOW.plusSeconds(60));
    assertThat(status(":palm_tree:", Instant.EPOCH).isAwayAt(NOW.plusSeconds(9999))).isTrue();
    assertThat(status(":palm_tree:", NOW.minusSeconds(1)).away()).isFalse();
    assertThat(status(":coffee:", Instant.EPOCH).away()).isFalse();
  }

  @Test
  void whatIsMissingOrUnknownBecomesSomethingSafe() {
    Member bare = member("{\"id\":\"U1\",\"team_id\":\"T1\",\"tz\":\"Mars/Olympus\"}");
    assertThat(bare.zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(bare.name()).isEqualTo("U1");
    assertThat(bare.email()).isEmpty();
  }

  private static Member status(String emoji, Instant ends) {
    return member(
        String.format(
            Locale.ROOT,
            """
            {"id":"U1","team_id":"T1","profile":{"status_emoji":"%s","status_expiration":%d}}\
            """,
            emoji,
            ends.getEpochSecond()));
  }

  private static Member.Kind kind(String field) {
    return member("{\"id\":\"U1\",\"team_id\":\"T1\"," + field + "}").kind();
  }

  private static Member member(String json) {
    return SlackPerson.read(user(json), "T1", NOW);
  }

  private static User user(String json) {
    return GsonFactory.createSnakeCase().fromJson(json, User.class);
  }
}
