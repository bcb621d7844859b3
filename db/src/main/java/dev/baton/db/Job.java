package dev.baton.db;

/**
 * A kind of background work, such as {@code slack-delivery}. The queue holds its name, the
 * workspace and the id of a record; what is to be done stands in that record.
 *
 * @param name lower case words joined by hyphens; renaming one strands the work already queued
 * @param punctual whether it is short and must run at its moment: then it stands before work that
 *     only waits for its turn, and runs however much of that its workspace has under way
 */
public record Job(String name, boolean punctual) {
  /** Work that waits for its turn. */
  public Job(String name) {
    this(name, false);
  }

  public Job {
    if (!name.matches("[a-z][a-z-]*")) {
      throw new IllegalArgumentException("A job's name is lower case words and hyphens: " + name);
    }
  }
}
