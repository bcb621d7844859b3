package dev.baton.bot.phrases;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The product's own sources, read as the compiler reads them. */
final class Sources {
  private static final List<Path> ROOTS =
      Stream.of("src/main/java", "../slack/src/main/java", "../web/src/main/java")
          .map(Path::of)
          .filter(Files::isDirectory)
          .toList();

  private Sources() {}

  /** Every Java file that can say something to a person, parsed. */
  static List<CompilationUnitTree> parsed() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(javaFiles());
      var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, units);
      List<CompilationUnitTree> trees = new ArrayList<>();
      task.parse().forEach(trees::add);
      return trees;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The templates by file name; those of one name in one text. */
  static Map<String, String> templates() {
    Map<String, String> templates = new TreeMap<>();
    for (Path path : files(Path.of("src/main/jte"))) {
      templates.merge(path.getFileName().toString(), text(path), String::concat);
    }
    return templates;
  }

  /** What a template says itself: without its code, its tags and its styles. */
  static String saidBy(String template) {
    return template
        .replaceAll("(?s)<style>.*?</style>", "")
        .replaceAll("(?m)^\\s*@.*$", "")
        .replaceAll("@\\w+(\\([^)]*\\)+)?", "")
        .replaceAll("[$!]\\{[^}]*}", "")
        .replaceAll("<[^>]*>", "\n");
  }

  /** Every string literal of a file. */
  static List<String> literals(CompilationUnitTree unit) {
    List<String> literals = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
        if (literal.getValue() instanceof String text) {
          literals.add(text);
        }
        return null;
      }
    }.scan(unit, null);
    return literals;
  }

  /** {@code HomeView} of {@code …/home/HomeView.java}: names outlive a move. */
  static String name(CompilationUnitTree unit) {
    String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
    return file.substring(0, file.length() - ".java".length());
  }

  private static List<Path> javaFiles() {
    return ROOTS.stream()
        .flatMap(root -> files(root).stream())
        .filter(path -> path.toString().endsWith(".java"))
        .filter(path -> !path.endsWith("package-info.java"))
        .toList();
  }

  private static List<Path> files(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).toList();
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
