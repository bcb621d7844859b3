package dev.baton.matrix;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition of a route: the ticket's value must be one of these. A route without a criterion of
 * some kind takes any value. Values compare without regard to case and surrounding blanks.
 */
public sealed interface Criterion {
  /** The column it stands in, {@code category} or {@code if:region}. */
  String column();

  /** The accepted values as written, at least one. */
  List<String> texts();

  /** The accepted values folded for comparing. */
  default Set<String> keys() {
    return texts().stream().map(Names::key).collect(Collectors.toUnmodifiableSet());
  }

  /** The column's name folded for comparing. */
  default String columnKey() {
    return Names.key(column());
  }

  /** The ticket's category. */
  record Category(List<String> values) implements Criterion {
    public Category {
      values = tidied(values);
    }

    @Override
    public String column() {
      return "category";
    }

    @Override
    public List<String> texts() {
      return values;
    }
  }

  /** The ticket's priority. */
  record OfPriority(List<Priority> values) implements Criterion {
    public OfPriority {
      values = values.stream().distinct().sorted().toList();
      if (values.isEmpty()) {
        throw new IllegalArgumentException("A criterion needs a value");
      }
    }

    @Override
    public String column() {
      return "priority";
    }

    @Override
    public List<String> texts() {
      return values.stream().map(Priority::name).toList();
    }
  }

  /** The tier of the customer's account. */
  record AccountTier(List<String> values) implements Criterion {
    public AccountTier {
      values = tidied(values);
    }

    @Override
    public String column() {
      return "account_tier";
    }

    @Override
    public List<String> texts() {
      return values;
    }
  }

  /** A condition of the workspace's own: column {@code if:NAME}. */
  record Custom(String name, List<String> values) implements Criterion {
    public Custom {
      name = Names.tidy(name);
      values = tidied(values);
      if (name.isEmpty()) {
        throw new IllegalArgumentException("A condition of your own needs a name");
      }
    }

    @Override
    public String column() {
      return "if:" + name;
    }

    @Override
    public List<String> texts() {
      return values;
    }
  }

  private static List<String> tidied(Collection<String> values) {
    Map<String, String> firstSpelling = new LinkedHashMap<>();
    values.forEach(value -> firstSpelling.putIfAbsent(Names.key(value), Names.tidy(value)));
    if (firstSpelling.isEmpty()
        || firstSpelling.values().stream().anyMatch(v -> v.isEmpty() || v.contains("|"))) {
      throw new IllegalArgumentException("A criterion needs values without bars: " + values);
    }
    return List.copyOf(firstSpelling.values());
  }
}
