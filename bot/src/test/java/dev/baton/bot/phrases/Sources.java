package dev.baton.bot.phrases;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The product's own sources, read as the compiler reads them. */
final class Sources {
  private static final List<Path> ROOTS =
      Stream.of("src/main/java", "../slack/src/main/java")
          .map(Path::of)
          .filter(Files::isDirectory)
          .toList();

  private Sources() {}

  /** Every Java file that can say something to a person, parsed. */
  static List<CompilationUnitTree> parsed() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> paths = all(".java")) {
      var units = files.getJavaFileObjectsFromPaths(paths.toList());
      var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, units);
      List<CompilationUnitTree> trees = new ArrayList<>();
      task.parse().forEach(trees::add);
      return trees;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The templates' texts. */
  static List<String> templates() {
    try (Stream<Path> paths = Files.walk(Path.of("src/main/jte"))) {
      return paths.filter(Files::isRegularFile).map(Sources::text).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** {@code HomeView} of {@code …/home/HomeView.java}: names outlive a move. */
  static String name(CompilationUnitTree unit) {
    String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
    return file.substring(0, file.length() - ".java".length());
  }

  private static Stream<Path> all(String suffix) {
    return ROOTS.stream()
        .flatMap(Sources::walk)
        .filter(path -> path.toString().endsWith(suffix))
        .filter(path -> !path.endsWith("package-info.java"));
  }

  private static Stream<Path> walk(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
