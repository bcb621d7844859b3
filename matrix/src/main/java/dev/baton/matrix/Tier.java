package dev.baton.matrix;

/**
 * A level of support such as {@code T1}. Names compare without regard to case and blanks; the name
 * keeps the spelling it was given.
 */
public record Tier(String name) {
  /** Throws {@link IllegalArgumentException} when the name is blank. */
  public Tier {
    name = Names.tidy(name);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A tier needs a name");
    }
  }

  private String key() {
    return Names.key(name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tier tier && (name.equals(tier.name) || key().equals(tier.key()));
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
