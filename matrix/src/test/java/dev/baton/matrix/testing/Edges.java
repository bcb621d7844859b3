package dev.baton.matrix.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which package of a module sees which other, read from the class files of what stands in its
 * {@code src/main/java}. A test that uses it runs in the module's folder, as all tests do.
 */
public final class Edges {
  private final String module;
  private final SortedSet<Edge> all;

  Edges(String module, Collection<Edge> all) {
    this.module = module;
    this.all = new TreeSet<>(all);
  }

  /**
   * @param module its root package, such as {@code dev.baton.db}
   */
  public static Edges of(String module) {
    var classes =
        new ClassFileImporter().withImportOption(Edges::writtenHere).importPackages(module);
    assertThat(classes).as("classes of " + module).isNotEmpty();
    return new Edges(module, classes.stream().flatMap(Edges::from).toList());
  }

  /** Neither generated nor of a test, also where all modules are compiled into one folder. */
  private static boolean writtenHere(Location location) {
    String path = location.asURI().toString();
    String name = path.substring(path.lastIndexOf("dev/baton/"), path.lastIndexOf(".class"));
    int inner = name.indexOf('$');
    return Files.exists(
        Path.of("src", "main", "java", (inner < 0 ? name : name.substring(0, inner)) + ".java"));
  }

  private static Stream<Edge> from(JavaClass origin) {
    return origin.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .filter(target -> !target.isPrimitive())
        .map(target -> new Edge(origin.getPackageName(), target.getPackageName()))
        .filter(edge -> !edge.from().equals(edge.to()));
  }

  /** No package sees another that, over any way, sees it. */
  public void formNoCycle() {
    holds("cycle", edge -> seen(edge.to()).contains(edge.from()));
  }

  /**
   * Beside the JDK, null annotations and itself, the module sees only these.
   *
   * @param packages each with everything below it
   */
  public void leadOnlyInto(String... packages) {
    List<String> allowed =
        Stream.concat(
                Stream.of("java", "org.jspecify.annotations", module), Arrays.stream(packages))
            .toList();
    holds("only", edge -> allowed.stream().noneMatch(edge::leadsInto));
  }

  /**
   * The module sees none of these; of Baton's own, what is not itself.
   *
   * @param packages each with everything below it
   */
  public void neverLeadInto(String... packages) {
    holds(
        "never",
        edge -> !edge.leadsInto(module) && Arrays.stream(packages).anyMatch(edge::leadsInto));
  }

  /**
   * Nobody sees a package that only wires.
   *
   * @param root that package alone, without what is below it
   */
  public void leaveAlone(String root) {
    holds("root", edge -> edge.to().equals(root));
  }

  /** All packages of the module that this one sees, over any number of others. */
  private SortedSet<String> seen(String first) {
    SortedSet<String> seen = new TreeSet<>(List.of(first));
    boolean more = true;
    while (more) {
      more =
          seen.addAll(
              all.stream().filter(edge -> seen.contains(edge.from())).map(Edge::to).toList());
    }
    return seen;
  }

  private void holds(String rule, Predicate<Edge> breaks) {
    assertThat(all.stream().filter(breaks).map(edge -> rule + " " + edge))
        .as("edges that break the rule '%s' of %s", rule, module)
        .isEmpty();
  }

  record Edge(String from, String to) implements Comparable<Edge> {
    boolean leadsInto(String root) {
      return to.equals(root) || to.startsWith(root + ".");
    }

    @Override
    public int compareTo(Edge other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return from + " -> " + to;
    }
  }
}
