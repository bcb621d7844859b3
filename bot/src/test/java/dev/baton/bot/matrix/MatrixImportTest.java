package dev.baton.bot.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.matrix.check.Gap;
import dev.baton.matrix.csv.ParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixImportTest {
  private static final ImportText TEXT = new ImportText(Texts.load().english());
  private static final String HEADER = "from_tier,to_tier,criteria,owner,lead\n";
  private static final String CSV =
      HEADER + "T1,T2,The fault is reproduced,kim@acme.test,lena@acme.test\n";

  private final TestBot bot;
  private TestWorkspace acme;
  private MatrixImport importing;

  MatrixImportTest(FreshDatabase database) {
    this.bot = TestBot.start(database);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.quietIn(bot);
    importing = new MatrixImport(bot.database().tenants(), Optional.empty(), bot.clock());
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void aFileBecomesTheLiveVersionOnceAndIsAudited() {
    int before = liveVersion();
    String csv = CSV.replace("reproduced", "reproduced " + before);
    var applied = (ImportOutcome.Applied) apply(csv);
    assertThat(applied.version()).isEqualTo(before + 1);
    assertThat(apply(csv)).isInstanceOf(ImportOutcome.Unchanged.class);
    assertThat(liveVersion()).isEqualTo(before + 1);
  }

  @Test
  void faultsAreAllListedAndNothingIsApplied() {
    int before = liveVersion();
    var faulty = (ImportOutcome.Faulty) apply(HEADER + "T1,,x,not-an-address,\nT2,T3,,,nobody\n");
    assertThat(faulty.faults().size()).isGreaterThan(2);
    assertThat(TEXT.faults(faulty.faults()))
        .anyMatch(line -> line.contains("line 2, owner") && line.contains("not-an-address"))
        .anyMatch(line -> line.contains("line 3, lead"));
    assertThat(liveVersion()).isEqualTo(before);
  }

  @Test
  void peopleNobodyKnowsAreNamedAndDoNotStopTheImport() {
    acme.person("lena");
    acme.members().everybody(acme.orgId());
    var plan = importing.plan(acme.orgId(), read(CSV), Set.of()).orElseThrow();
    assertThat(TEXT.plan(plan))
        .anyMatch(line -> line.contains("kim@acme.test") && line.contains("not in this workspace"))
        .noneMatch(line -> line.contains("lena@acme.test (") && line.contains("not in"));
    assertThat(plan.appliable()).isTrue();
  }

  @Test
  void differencesToTheLiveVersionAreShownCellByCell() {
    apply(CSV);
    var plan =
        importing.plan(acme.orgId(), read(CSV.replace("kim@", "max@")), Set.of()).orElseThrow();
    assertThat(TEXT.plan(plan)).contains("      owner: kim@acme.test → max@acme.test");
  }

  @Test
  void aStartLeavesAFileAloneThatHasNotChangedSinceItsLastImport() {
    int first = ((ImportOutcome.Applied) atStart(CSV)).version();
    int changed = changedInSlack(CSV.replace("kim@", "max@"));

    assertThat(atStart(CSV.replace(",", " , ")))
        .isEqualTo(new ImportOutcome.Overtaken(changed, first));
    assertThat(liveVersion()).isEqualTo(changed);

    var applied = (ImportOutcome.Applied) atStart(CSV.replace("kim@", "zoe@"));
    assertThat(applied.version()).isEqualTo(changed + 1);
    assertThat(atStart(CSV.replace("kim@", "zoe@"))).isInstanceOf(ImportOutcome.Unchanged.class);
    // A file that was taken back to what it said before has changed since its last import.
    assertThat(atStart(CSV)).isInstanceOf(ImportOutcome.Applied.class);
  }

  @Test
  void byHandAFileIsAlwaysPutBack() {
    atStart(CSV);
    changedInSlack(CSV.replace("kim@", "max@"));

    assertThat(apply(CSV)).isInstanceOf(ImportOutcome.Applied.class);
  }

  private ImportOutcome atStart(String csv) {
    return importing.applyIfChanged(acme.orgId(), MatrixSource.ofText("matrix.csv", csv), "cli");
  }

  private int changedInSlack(String csv) {
    return acme.in(tx ->
        Matrices.in(tx)
            .apply(
                read(csv).routes(),
                new Matrices.Provenance(MatrixOrigin.CHANGE, "", "", acme.id("olga"), acme.now()),
                "slack"));
  }

  @Test
  void ticketsInTiersThatVanishAreNamedAndDoNotStopTheImport() {
    TestWorkspace busy = TestWorkspace.in(bot);
    Escalation asked = busy.files("ZD-1042");
    busy.lenaApproves(asked);
    busy.files("ZD-1043");

    var plan =
        importing
            .plan(busy.orgId(), read(CSV.replace("T1,T2", "Desk,Lab")), Set.of())
            .orElseThrow();

    assertThat(TEXT.plan(plan))
        .anyMatch(line -> line.contains("1 ticket stands in T1, which this matrix does not have"))
        .anyMatch(line -> line.contains("1 ticket stands in T2, which this matrix does not have"))
        .noneMatch(line -> line.contains("in T3"));
    assertThat(plan.appliable()).isTrue();
    assertThat(importing.plan(busy.orgId(), read(CSV), Set.of()).orElseThrow().gaps())
        .noneMatch(Gap.TicketsLeftBehind.class::isInstance);
  }

  @Test
  void anUnknownWorkspaceGetsNothing() {
    assertThat(importing.apply("T0NOBODY", MatrixSource.ofText("m.csv", CSV), "cli", "cli"))
        .isEqualTo(new ImportOutcome.UnknownWorkspace());
  }

  @Test
  void withoutAWorkspaceTheChecksNotMadeAreNamed() {
    assertThat(TEXT.plan(MatrixImport.planAlone(read(CSV))))
        .anyMatch(line -> line.contains("Not checked"));
  }

  @Test
  void filesAreReadFromPathsAndStandardInput(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("m.csv"), CSV);
    var read = (MatrixSource.Opened.Read) MatrixSource.open(file.toString(), nothing());
    assertThat(read.source().name()).isEqualTo("m.csv");
    assertThat(read.source().sha256()).hasSize(64);
    var piped =
        (MatrixSource.Opened.Read)
            MatrixSource.open("-", new ByteArrayInputStream(CSV.getBytes(UTF_8)));
    assertThat(piped.source().sha256()).isEqualTo(read.source().sha256());
    assertThat(MatrixSource.open(folder.resolve("none.csv").toString(), nothing()))
        .isInstanceOf(MatrixSource.Opened.Not.class);
    assertThat(MatrixSource.open(folder.toString(), nothing()))
        .isInstanceOf(MatrixSource.Opened.Not.class);
  }

  private ImportOutcome apply(String csv) {
    return importing.apply(acme.orgId(), MatrixSource.ofText("matrix.csv", csv), "cli", "cli");
  }

  private int liveVersion() {
    return acme.in(tx -> Matrices.in(tx).liveVersion().orElse(0));
  }

  private static ParseResult.Parsed read(String csv) {
    return (ParseResult.Parsed) MatrixSource.ofText("matrix.csv", csv).reading();
  }

  private static InputStream nothing() {
    return InputStream.nullInputStream();
  }
}
