package dev.baton.bot.matrix;

import java.time.Duration;

/** Why a matrix could not be read at all; {@link ImportText#unopened} says it in words. */
public sealed interface Unopened {
  /** A path names a folder. */
  record Folder(String file) implements Unopened {}

  /** There is no such file. */
  record Absent(String file) implements Unopened {}

  /** This process may not read it. */
  record Forbidden(String file) implements Unopened {}

  /** Reading stopped before the end. */
  record Unreadable(String file) implements Unopened {}

  /** An address, but not that of a Google Sheet published as CSV. */
  record NoSheet() implements Unopened {}

  /** The sheet was not there within this time. */
  record Slow(Duration patience) implements Unopened {}

  /** Google's address is unknown to the name servers. */
  record NoAddress() implements Unopened {}

  /** The connection to Google failed. */
  record Broken() implements Unopened {}

  /** Google points to a login page or another service. */
  record NotShared() implements Unopened {}

  /** Google pointed on and on. */
  record Redirected(int most) implements Unopened {}

  /** Google answered with another HTTP status than 200. */
  record Status(int code) implements Unopened {}

  /** Google sent something else than CSV. */
  record NotCsv() implements Unopened {}

  /**
   * Google announced more than is read.
   *
   * @param most bytes
   */
  record TooLarge(int most) implements Unopened {}
}
