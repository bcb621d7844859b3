package dev.baton.bot;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the start script itself in a folder of its own, with JDKs and a Maven that only say so. */
final class StartScriptTest {
  /** What a build leaves, and the words it was called with. */
  private static final String JARS =
      "case \"$*\" in *'-pl bench'*) m=bench;; *) m=demo;; esac; mkdir -p $m/target/run/lib;"
          + " : >$m/target/run/baton-$m.jar; : >$m/target/run/lib/a.jar; echo \"$*\" >>mvn.log;"
          + " bash ./baton stamp >$m/target/run/sources.stamp";

  @TempDir private Path temp;
  private Path project;
  private Path jdks;
  private Path path;

  private record Ran(int exit, String out, String err) {}

  @BeforeEach
  void project() throws IOException {
    project = Files.createDirectories(temp.resolve("a project"));
    jdks = Files.createDirectories(temp.resolve("jdks"));
    path = Files.createDirectories(temp.resolve("bin"));
    Files.copy(
        Path.of("..", "baton"), project.resolve("baton"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    maven(JARS);
    jdk(temp.resolve("old"), "17.0.15");
    Files.createSymbolicLink(path.resolve("java"), temp.resolve("old/bin/java"));
  }

  @Test
  void anOldJavaFirstOnThePathIsPassedOver() throws Exception {
    jdk(jdks.resolve("a-jdk-21"), "21.0.2");
    jdk(jdks.resolve("b-jdk-25"), "25.0.1");

    Ran ran = baton(Map.of(), "migrate", "two words");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("jdks/b-jdk-25 ran")
        .contains("demo/target/run/baton-demo.jar:")
        .contains("dev.baton.bot.Main migrate two words");
  }

  @Test
  void aJavaHomeThatIsNewEnoughGoesFirst() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25.0.1");
    jdk(temp.resolve("mine"), "26");

    assertThat(baton(Map.of("JAVA_HOME", temp.resolve("mine").toString())).out())
        .contains("mine ran");
  }

  @Test
  void aJavaHomeThatIsTooOldOrGoneIsPassedOver() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25.0.1");

    assertThat(baton(Map.of("JAVA_HOME", temp.resolve("old").toString())).out())
        .contains("jdk-25 ran");
    assertThat(baton(Map.of("JAVA_HOME", "/nowhere")).out()).contains("jdk-25 ran");
  }

  @Test
  void withoutAnyJdkThereIsOneLineToType() throws Exception {
    script(path.resolve("uname"), "case $1 in -s) echo Linux;; *) echo aarch64;; esac");
    Ran ran = baton(Map.of());

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .contains("JDK 25 or newer")
        .contains("  mkdir -p ~/.jdks/temurin-25 && curl -fsSL https://api.adoptium.net/")
        .contains("/linux/aarch64/jdk/");
  }

  @Test
  void rootOnADebianThatHasThePackageGetsTheJdkInstalled() throws Exception {
    debian("0");

    Ran ran = baton(Map.of(), "doctor");

    assertThat(ran.out()).contains("openjdk-25 ran").contains("Main doctor");
    assertThat(ran.err()).contains("installing Debian's package openjdk-25-jdk-headless");
    assertThat(lines(project.resolve("apt.log")))
        .first(InstanceOfAssertFactories.STRING)
        .contains("update");
  }

  @Test
  void everybodyElseOnThatDebianGetsTheLine() throws Exception {
    debian("1000");

    Ran ran = baton(Map.of(), "doctor");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("  sudo apt-get install -y openjdk-25-jdk-headless\n");
    assertThat(project.resolve("apt.log")).doesNotExist();
  }

  @Test
  void aDebianWithoutThePackageGetsTheLineForEverySystem() throws Exception {
    debian("0");
    Files.delete(path.resolve("apt-cache"));
    script(path.resolve("apt-cache"), "exit 100");

    assertThat(baton(Map.of()).err()).contains("api.adoptium.net").doesNotContain("installing");
  }

  /** A Debian with this user, on which an installed package is found among the JDKs. */
  private void debian(String user) throws IOException {
    Files.writeString(temp.resolve("os-release"), "NAME=Debian\nID=debian\n");
    script(path.resolve("id"), "echo " + user);
    script(path.resolve("apt-cache"), "echo Package: $2");
    Path jdk = temp.resolve("to install");
    jdk(jdk, "25.0.1");
    Path installed = jdks.resolve("openjdk-25");
    Files.delete(jdk.resolve("bin/java"));
    script(jdk.resolve("bin/java"), "echo \"" + installed + " ran $*\"");
    script(
        path.resolve("apt-get"),
        "cd '%s'; echo \"$*\" >>apt.log; case \"$*\" in *install*) cp -r '%s' '%s';; esac"
            .formatted(project, jdk, installed));
  }

  @Test
  void withoutMavenItsOwnWrapperBuilds() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25.0.1");
    Files.delete(path.resolve("mvn"));
    script(project.resolve("mvnw"), JARS);

    Ran ran = baton(withoutMaven());

    assertThat(ran.err()).contains("Maven is not installed: its wrapper fetches it");
    assertThat(ran.out()).contains("dev.baton.bot.Main");
    assertThat(mavenCalls()).singleElement().asString().contains("package -Prun");

    assertThat(baton(withoutMaven(), "test").exit()).isZero();
    assertThat(mavenCalls()).last().asString().contains("verify");
  }

  @Test
  void aWrapperThatCannotFetchMavenSaysWhatToInstall() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25.0.1");
    Files.delete(path.resolve("mvn"));
    script(project.resolve("mvnw"), "echo 'curl: Failed to fetch https://example.com' >&2; exit 1");

    Ran ran = baton(withoutMaven());

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("Failed to fetch").contains("apt-get install maven");
  }

  @Test
  void theWrapperKnowsTheChecksumsOfWhatItFetches() throws Exception {
    Properties wrapper = new Properties();
    try (var in = Files.newInputStream(Path.of("../.mvn/wrapper/maven-wrapper.properties"))) {
      wrapper.load(in);
    }
    assertThat(wrapper.getProperty("distributionSha256Sum")).matches("[0-9a-f]{64}");
    assertThat(wrapper.getProperty("wrapperSha256Sum")).matches("[0-9a-f]{64}");
    assertThat(Path.of("../mvnw")).isExecutable();
  }

  @Test
  void whatAWholeBuildLeftRunsWithoutMavenAndWithoutACompiler() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25.0.1");
    Files.delete(jdks.resolve("jdk-25/bin/javac"));
    Files.delete(path.resolve("mvn"));
    Path built = project.resolve("demo/target");
    Files.createDirectories(built.resolve("lib"));
    Files.createFile(built.resolve("baton-demo.jar"));
    Files.writeString(built.resolve("sources.stamp"), baton(withoutMaven(), "stamp").out());

    Ran ran = baton(withoutMaven(), "serve");

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains("demo/target/baton-demo.jar")
        .contains("dev.baton.bot.Main serve");
    assertThat(project.resolve("target")).doesNotExist();

    Files.writeString(project.resolve("pom.xml"), "<project></project>");
    assertThat(baton(withoutMaven(), "serve").err()).contains("JDK 25");
  }

  private Map<String, String> withoutMaven() throws IOException {
    return Map.of("PATH", joined(List.of(path, tools())));
  }

  @Test
  void itBuildsOnlyWhenSomethingChanged() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25.0.1");

    assertThat(baton(Map.of()).err()).contains("Building Baton");
    assertThat(baton(Map.of()).err()).isEmpty();

    Path source = Files.createDirectories(project.resolve("bot/src/main/java"));
    Files.writeString(source.resolve("A.java"), "class A {}");
    assertThat(baton(Map.of()).err()).contains("Building Baton");
    assertThat(baton(Map.of()).err()).isEmpty();

    Files.delete(source.resolve("A.java"));
    assertThat(baton(Map.of()).err()).contains("Building Baton");
  }

  @Test
  void aBuildForUsersIsNeverTakenForOneOfTheTests() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25.0.1");

    baton(Map.of(), "serve");
    assertThat(mavenCalls()).singleElement().asString().contains("package -Prun", "-pl demo -am");

    baton(Map.of(), "test");
    assertThat(mavenCalls()).last().asString().contains("verify").doesNotContain("-Prun");
    assertThat(baton(Map.of(), "serve").err()).isEmpty();

    baton(Map.of(), "bench");
    assertThat(mavenCalls()).hasSize(3).last().asString().contains("-Prun", "-pl bench -am");
  }

  @Test
  void aTryIsRehearsedOnceForEachBuildBesideItsFirstStart() throws Exception {
    jdkThat(
        "for a; do case $a in -XX:AOTCacheOutput=*) echo kept >\"${a#*=}\";; esac; done", kept());

    try (ServerSocket page = page()) {
      Ran first = trial(page, "--fresh");
      assertThat(first.err()).contains("Building Baton");
      assertThat(first.out()).contains("dev.baton.demo.Try --fresh").doesNotContain("AOTCache");

      assertThat(trial(page).out()).contains("-XX:AOTCache=" + project + "/target/try.aot");
      assertThat(rehearsals()).hasSize(1);

      Files.writeString(project.resolve("pom.xml"), "<project></project>");
      assertThat(trial(page).out()).contains("dev.baton.demo.Try").doesNotContain("AOTCache");
      assertThat(rehearsals()).hasSize(2);
      await().until(() -> left("rehearsal.[0-9]*").isEmpty());
    }
  }

  @Test
  void aStopDoesNotWaitForTheRehearsalWhichStopsAndIsTriedAgain() throws Exception {
    jdkThat(
        "trap 'until [ -f stopped ]; do sleep 0.1; done; : >tidied; exit 143' TERM; : >began;"
            + " while :; do sleep 0.1; done",
        "until [ -f began ]; do sleep 0.1; done");

    try (ServerSocket page = page()) {
      assertThat(trial(page).exit()).isZero();
      assertThat(project.resolve("tidied")).doesNotExist();
      Files.createFile(project.resolve("stopped"));
      await().until(() -> left("rehearsal.[0-9]*").isEmpty());
      assertThat(project.resolve("tidied")).exists();
      assertThat(left("try.aot*")).isEmpty();

      Files.delete(project.resolve("began"));
      trial(page);
      await().until(() -> left("rehearsal.[0-9]*").isEmpty());
      assertThat(rehearsals()).hasSize(2);
    }
  }

  @Test
  void aRehearsalThatFailsOnlyLeavesStartsSlower() throws Exception {
    jdkThat("exit 1", kept());

    try (ServerSocket page = page()) {
      trial(page);
      assertThat(trial(page).out()).contains("dev.baton.demo.Try").doesNotContain("AOTCache");
      assertThat(rehearsals()).hasSize(1);
      await().until(() -> left("rehearsal.[0-9]*").isEmpty());
    }
  }

  @Test
  void aTryWithoutAPageIsNotRehearsed() throws Exception {
    jdkThat("exit 1", "exit 3");
    int closed;
    try (ServerSocket page = page()) {
      closed = page.getLocalPort();
    }

    assertThat(baton(Map.of("PORT", "" + (closed - 1)), "try").exit()).isEqualTo(3);
    assertThat(rehearsals()).isEmpty();
  }

  /** A JDK that does these in the project's folder when it is told to rehearse and to try. */
  private void jdkThat(String rehearses, String tries) throws IOException {
    Path home = jdks.resolve("jdk-25");
    jdk(home, "25.0.1");
    Files.delete(home.resolve("bin/java"));
    script(
        home.resolve("bin/java"),
        """
        cd '%s'
        case "$*" in
        *Rehearsal*) echo rehearsed >>rehearsals; %s;;
        *) echo "$*"; %s;;
        esac
        """
            .formatted(project, rehearses, tries));
  }

  /** Waits until the rehearsal of this build on this JDK has left its mark. */
  private String kept() {
    return "until [ \"$(cat target/try.aot.stamp 2>/dev/null)\" = \"$(cat"
        + " demo/target/run/sources.stamp '%s' | cksum)\" ]; do sleep 0.1; done"
            .formatted(jdks.resolve("jdk-25/release"));
  }

  private static ServerSocket page() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private Ran trial(ServerSocket page, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("try"));
    all.addAll(List.of(words));
    return baton(Map.of("PORT", "" + (page.getLocalPort() - 1)), all.toArray(String[]::new));
  }

  private List<String> rehearsals() throws IOException {
    return lines(project.resolve("rehearsals"));
  }

  private List<String> mavenCalls() throws IOException {
    return lines(project.resolve("mvn.log"));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Files of this name among what builds leave. */
  private List<Path> left(String name) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(project.resolve("target"), name)) {
      return StreamSupport.stream(found.spliterator(), false).toList();
    }
  }

  @Test
  void aBrokenBuildStartsNothingAndSaysWhereItsLogIs() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25.0.1");
    maven("echo '[ERROR] A.java:[1,1] does not compile'; exit 1");

    Ran ran = baton(Map.of());

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("does not compile").contains("target/build.log");
    assertThat(project.resolve("target/building")).doesNotExist();
  }

  @Test
  void itWorksThroughASymlinkFromAnywhere() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25.0.1");
    Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("a project", "baton"));

    assertThat(run(List.of(link.toString(), "doctor"), Map.of()).out())
        .contains("dev.baton.bot.Main doctor");
  }

  @Test
  void theTotalsOfAllModulesAreAddedUp() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25.0.1");
    maven(
        report(
                "matrix",
                "name=\"A\" time=\"1\" tests=\"12\" errors=\"1\" skipped=\"0\" failures=\"2\"")
            + report(
                "bot",
                "name=\"B\" time=\"1,060.20\" tests=\"30\" errors=\"0\" skipped=\"1\""
                    + " failures=\"0\"")
            + "mkdir -p bot/target/site/jacoco; printf"
            + " 'G,P,C,IM,IC,BM,BC,LM,LC,CM,CC,MM,MC\\nb,p,A,0,0,1,3,10,90,0,0,0,0\\n'"
            + " >bot/target/site/jacoco/jacoco.csv; exit 1");

    Ran ran = baton(Map.of(), "test");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out().lines())
        .contains("Tests run: 42, Failures: 2, Errors: 1, Skipped: 1", "38 passed, 3 failed")
        .containsSubsequence(
            "The ten slowest test classes",
            "  1060.2 s  bot          B",
            "     1.0 s  matrix       A")
        .anyMatch(line -> line.matches("bot +90[.]0 % of 100 lines, +75[.]0 % of 4 branches"));
  }

  private static String report(String module, String counts) {
    String folder = module + "/target/surefire-reports";
    return "mkdir -p %s; echo '<testsuite %s>' >%s/TEST-A.xml; ".formatted(folder, counts, folder);
  }

  private void jdk(Path home, String version) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(home.resolve("bin/java"), "echo \"" + home + " ran $*\"");
    script(home.resolve("bin/javac"), "");
  }

  /** A Maven that does this in the project's folder. */
  private void maven(String commands) throws IOException {
    Files.deleteIfExists(path.resolve("mvn"));
    script(path.resolve("mvn"), "cd '" + project + "'\n" + commands);
  }

  private static void script(Path file, String commands) throws IOException {
    Files.createFile(file, asFileAttribute(fromString("rwxr-xr-x")));
    Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
  }

  /** What the script calls, and no Maven beside it. */
  private Path tools() throws IOException {
    Path tools = Files.createDirectories(temp.resolve("tools"));
    for (String tool :
        List.of(
            "bash",
            "sed",
            "head",
            "dirname",
            "readlink",
            "find",
            "sort",
            "tr",
            "xargs",
            "cksum",
            "cat",
            "mkdir",
            "mv",
            "rm",
            "sleep",
            "grep",
            "awk",
            "basename",
            "chromium",
            "cp",
            "id",
            "tail",
            "tee",
            "uname")) {
      for (String folder : List.of("/bin", "/usr/bin")) {
        Path real = Path.of(folder, tool);
        if (Files.exists(real) && Files.notExists(tools.resolve(tool))) {
          Files.createSymbolicLink(tools.resolve(tool), real);
        }
      }
    }
    return tools;
  }

  private static String joined(List<Path> folders) {
    return String.join(":", folders.stream().map(Path::toString).toList());
  }

  private Ran baton(Map<String, String> environment, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(project.resolve("baton").toString()));
    command.addAll(List.of(words));
    return run(command, environment);
  }

  private Ran run(List<String> command, Map<String, String> environment) throws Exception {
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(temp.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path + ":/usr/bin:/bin");
    builder.environment().put("BATON_JDKS", jdks.toString());
    builder.environment().put("BATON_OS_RELEASE", temp.resolve("os-release").toString());
    builder.environment().put("HOME", temp.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
