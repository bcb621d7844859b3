package dev.baton.bot.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.matrix.csv.ParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    importing = new MatrixImport(bot.database().tenants(), bot.clock());
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
    var plan = importing.plan(acme.orgId(), read(CSV)).orElseThrow();
    assertThat(TEXT.plan(plan))
        .anyMatch(line -> line.contains("kim@acme.test") && line.contains("not in this workspace"))
        .noneMatch(line -> line.contains("lena@acme.test (") && line.contains("not in"));
    assertThat(plan.appliable()).isTrue();
  }

  @Test
  void differencesToTheLiveVersionAreShownCellByCell() {
    apply(CSV);
    var plan = importing.plan(acme.orgId(), read(CSV.replace("kim@", "max@"))).orElseThrow();
    assertThat(TEXT.plan(plan)).contains("      owner: kim@acme.test → max@acme.test");
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
