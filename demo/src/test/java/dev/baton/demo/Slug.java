package dev.baton.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A source folder as a platform starts it after its build: nothing in it may be written, and there
 * is no Maven.
 */
record Slug(Path folder, Map<String, String> settings) {
  /** What the start script calls. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cksum",
          "dirname",
          "find",
          "grep",
          "id",
          "readlink",
          "sort",
          "tr",
          "xargs");

  private static final Set<PosixFilePermission> WRITING =
      Set.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  /** The sources of this checkout and what its build left of the demo, in a read-only folder. */
  static Path of(Path checkout, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("demo/target"));
    for (String name : List.of("baton", "Procfile", "pom.xml")) {
      Files.copy(checkout.resolve(name), folder.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
    try (Stream<Path> modules = Files.list(checkout)) {
      for (Path module : modules.filter(m -> Files.exists(m.resolve("pom.xml"))).toList()) {
        copy(checkout, module.resolve("pom.xml"), folder);
        if (Files.exists(module.resolve("src"))) {
          copy(checkout, module.resolve("src"), folder);
        }
      }
    }
    Path target = checkout.resolve("demo/target");
    try (Stream<Path> left = Files.list(target)) {
      for (Path file : left.filter(Files::isRegularFile).toList()) {
        copy(checkout, file, folder);
      }
    }
    Files.createSymbolicLink(folder.resolve("demo/target/lib"), target.resolve("lib"));
    rights(folder, false);
    return folder;
  }

  private static void copy(Path checkout, Path tree, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(checkout.relativize(file));
        Files.createDirectories(target.resolveSibling("."));
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** So that it can be deleted. */
  static void writable(Path folder) throws IOException {
    rights(folder, true);
  }

  private static void rights(Path folder, boolean writable) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.filter(file -> !Files.isSymbolicLink(file)).toList();
    }
    for (Path file : all) {
      Set<PosixFilePermission> rights = new HashSet<>(Files.getPosixFilePermissions(file));
      rights.removeAll(WRITING);
      if (writable) {
        rights.add(PosixFilePermission.OWNER_WRITE);
      }
      Files.setPosixFilePermissions(file, rights);
    }
  }

  /** Starts this process type of the Procfile. */
  Process runs(String type) throws IOException {
    String line =
        Files.readAllLines(folder.resolve("Procfile")).stream()
            .filter(words -> words.startsWith(type + ": "))
            .findFirst()
            .orElseThrow();
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      // Root may write everywhere; in a user namespace of its own it is held by rights like others.
      command.addAll(List.of("unshare", "--user"));
    }
    command.addAll(List.of("bash", "-c", "exec " + line.substring(type.length() + 2)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", tools().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(settings);
    return builder.start();
  }

  private Path tools() throws IOException {
    Path tools = folder.resolveSibling("tools");
    if (Files.notExists(tools)) {
      Files.createDirectory(tools);
      for (String tool : TOOLS) {
        for (String place : List.of("/usr/bin", "/bin")) {
          if (Files.exists(Path.of(place, tool)) && Files.notExists(tools.resolve(tool))) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of(place, tool));
          }
        }
      }
    }
    return tools;
  }

  /** All that it says until its end. */
  List<String> said(Process process) throws IOException {
    try (BufferedReader said = process.inputReader()) {
      return said.lines().toList();
    }
  }
}
