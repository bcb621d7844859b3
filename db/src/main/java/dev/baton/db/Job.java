package dev.baton.db;

/**
 * A kind of background work, such as {@code slack-delivery}. The queue holds its name, the
 * workspace and the id of a record; what is to be done stands in that record.
 *
 * @param name lower case words joined by hyphens; renaming one strands the work already queued
 */
public record Job(String name) {
  public Job {
    if (!name.matches("[a-z][a-z-]*")) {
      throw new IllegalArgumentException("A job's name is lower case words and hyphens: " + name);
    }
  }
}
