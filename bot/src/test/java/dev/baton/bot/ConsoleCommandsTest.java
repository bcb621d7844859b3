package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.notify.Notice;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.slack.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleCommandsTest {
  private static final String HEADER = "from_tier,to_tier,criteria,owner,lead\n";
  private static final String CSV = HEADER + "T1,T2,It is stuck,kim@acme.test,lena@acme.test\n";

  @TempDir private Path folder;
  private final TestBot bot;
  private TestWorkspace acme;
  private String database = "";

  ConsoleCommandsTest(FreshDatabase database) {
    this.bot = TestBot.start(database);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.quietIn(bot);
    database = Console.text(bot.database().appUrl());
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void aPortThatIsTakenIsNamedWithWhatToChange() {
    String taken = Integer.toString(bot.process().port());
    Map<String, String> settings = bot.installable(TestBot.FIRST_KEY);
    settings.put("PORT", taken);
    Console serve = new Console(settings);
    assertThat(serve.run("serve")).isEqualTo(78);
    assertThat(serve.err())
        .contains("PORT " + taken + " cannot be listened on: another program has it")
        .contains("Change PORT or HOST.")
        .doesNotContain("\tat ");

    settings.put("PORT", "0");
    settings.put("ADMIN_PORT", taken);
    Console admin = new Console(settings);
    assertThat(admin.run("serve")).isEqualTo(78);
    assertThat(admin.err()).contains("or ADMIN_PORT " + taken).contains("Change PORT, ADMIN_PORT");
  }

  @Test
  void aMatrixIsCheckedAndImportedWithTheWorkspacesPeople() throws IOException {

    String file = file(CSV.replace("stuck", "stuck " + System.identityHashCode(this)));
    Console check = withToken();
    assertThat(check.run("matrix", "check", file)).isZero();
    assertThat(check.out()).contains("kim@acme.test").doesNotContain("Not checked");
    Console imported = withToken();
    assertThat(imported.run("matrix", "import", file)).isZero();
    assertThat(imported.out()).contains("The live matrix of " + acme.orgId() + " is version");
    Console again = withToken();
    assertThat(again.run("matrix", "import", file, "--workspace", acme.orgId())).isZero();
    assertThat(again.out()).contains("says the same already");
  }

  @Test
  void faultsEndWithOneAndChangeNothing() throws IOException {
    String file = file(HEADER + "T1,,,nobody,\n");
    Console check = new Console(Map.of());
    assertThat(check.run("matrix", "check", file)).isEqualTo(1);
    assertThat(check.out()).contains("line 2, to_tier").contains("line 2, owner");
    Console imported = withToken();
    assertThat(imported.run("matrix", "import", file)).isEqualTo(1);
    assertThat(imported.err()).contains("Nothing was imported.");
  }

  @Test
  void withoutDatabaseOrTokenTheChecksNotMadeAreNamed() throws IOException {
    Console check = new Console(Map.of());
    assertThat(check.run("matrix", "check", file(CSV))).isZero();
    assertThat(check.out()).contains("Not checked").contains("SLACK_BOT_TOKEN");
  }

  @Test
  void aTokenOfAnotherWorkspaceIsRefused() throws IOException {
    Console console = withToken();
    assertThat(console.run("matrix", "import", file(CSV), "--workspace", "T0OTHER")).isEqualTo(78);
    assertThat(console.err()).contains("T0OTHER").contains(acme.orgId());
  }

  @Test
  void anUnknownWorkspaceAndAMissingFileAreSaid() throws IOException {
    Console unknown = new Console(Map.of("DATABASE_URL", database));
    assertThat(unknown.run("matrix", "import", file(CSV), "--workspace", "T0NEW")).isEqualTo(1);
    assertThat(unknown.err()).contains("does not know the workspace T0NEW");
    Console missing = new Console(Map.of());
    assertThat(missing.run("matrix", "check", "nowhere.csv")).isEqualTo(1);
    assertThat(missing.err()).contains("nowhere.csv");
  }

  @Test
  void aManagerIsGrantedAndRevokedByAddress() {
    Person ana = acme.person("ana");
    Console granted = withToken();
    assertThat(granted.run("member", "grant", "Ana@acme.test", "manager")).isZero();
    assertThat(granted.out()).contains("is a manager now");
    assertThat(manager(ana)).isTrue();
    assertThat(isToldOfIt(ana)).isTrue();
    Console offline = new Console(Map.of("DATABASE_URL", database));
    assertThat(
            offline.run(
                "member", "revoke", "ana@acme.test", "manager", "--workspace", acme.orgId()))
        .isZero();
    assertThat(manager(ana)).isFalse();
  }

  private boolean isToldOfIt(Person person) {
    Notice given = new Notice.RoleGiven(dev.baton.escalation.member.Role.MANAGER, Optional.empty());
    return acme.in(tx -> DeliveryQueue.in(tx).wasQueued(given, person.id()));
  }

  @Test
  void nobodyGuestsAndOtherRolesAreRefused() {
    acme.person("gil");
    Console nobody = withToken();
    assertThat(nobody.run("member", "grant", "nobody@acme.test", "manager")).isEqualTo(1);
    assertThat(nobody.err()).contains("nobody@acme.test");
    Console guest = withToken();
    assertThat(guest.run("member", "grant", "gil@acme.test", "manager")).isEqualTo(1);
    assertThat(guest.err()).contains("full member");
    assertThat(withToken().run("member", "grant", "gil@acme.test", "king")).isEqualTo(2);
    Console nowhere = new Console(Map.of("DATABASE_URL", database));
    assertThat(nowhere.run("member", "grant", "gil@acme.test", "manager")).isEqualTo(78);
    assertThat(nowhere.err()).contains("--workspace");
  }

  @Test
  void anAdminIsGrantedByAddressAndTheLastOneStays() {
    bot.database().asSuperuser(dsl -> dsl.execute("delete from baton.role_grant"));
    acme.person("olga").as(Role.MEMBER);
    assertThat(acme.members().everybody(acme.orgId())).isEmpty();
    Person ben = acme.person("ben");
    assertThat(withToken().run("member", "grant", "ben@acme.test", "admin")).isZero();
    assertThat(standing(ben).admin()).isTrue();
    Console last = withToken();
    assertThat(last.run("member", "revoke", "ben@acme.test", "admin")).isEqualTo(1);
    assertThat(last.err()).contains("last admin");
    assertThat(withToken().run("member", "grant", "nina@acme.test", "admin")).isZero();
    assertThat(withToken().run("member", "revoke", "ben@acme.test", "admin")).isZero();
    assertThat(standing(ben).admin()).isFalse();
  }

  @Test
  void aNotedHeadThatIsNoneIsSaid() throws IOException {
    Console console = new Console(Map.of());
    assertThat(console.run("log", "verify", file("hello\n"), "--head", "12")).isEqualTo(1);
    assertThat(console.err()).contains("NUMBER:HASH");
  }

  @Test
  void aForeignFileIsNoChain() throws IOException {
    Console console = new Console(Map.of());
    assertThat(console.run("log", "verify", file("hello\n"))).isEqualTo(1);
    assertThat(console.out()).contains("broken at line 1");
    Console missing = new Console(Map.of());
    assertThat(missing.run("log", "verify", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(missing.err()).contains("cannot be read");
  }

  private boolean manager(Person person) {
    return standing(person).manager();
  }

  private Permissions standing(Person person) {
    return acme.in(tx -> Roles.in(tx).permissionsOf(person.id()));
  }

  private Console withToken() {
    return new Console(
        Map.of(
            "DATABASE_URL", database,
            "SLACK_BOT_TOKEN", acme.slack().botToken(),
            "SLACK_API_URL", bot.sandbox().slackApiUrl()));
  }

  private String file(String csv) throws IOException {
    return Files.writeString(folder.resolve("matrix.csv"), csv).toString();
  }
}
