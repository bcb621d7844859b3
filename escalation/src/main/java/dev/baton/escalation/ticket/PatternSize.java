package dev.baton.escalation.ticket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a regular expression becomes once its repeats are written out, counted before anybody
 * writes them out: {@code ((a{100}){100}){100}} is short and becomes a million.
 */
final class PatternSize {
  private static final long MOST = 2_000;
  private static final Pattern REPEAT = Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?}");

  private final String text;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long group;
  private long last;
  private boolean combined;
  private int at;

  private PatternSize(String text) {
    this.text = text;
  }

  /**
   * @param text a regular expression as the JDK takes it
   */
  static PatternSize of(String text) {
    PatternSize size = new PatternSize(text);
    while (size.at < text.length()) {
      size.step();
    }
    size.group = limited(size.group + size.last);
    return size;
  }

  /** Whether it becomes more than any key needs. */
  boolean isTooLarge() {
    return group > MOST;
  }

  /**
   * Whether a class holds another or meets one, {@code [a-z&&[^b]]}, which not all libraries read.
   */
  boolean combinesClasses() {
    return combined;
  }

  private void step() {
    switch (text.charAt(at)) {
      case '\\' -> escape();
      case '[' -> charClass();
      case '(' -> open();
      case ')' -> close();
      case '{' -> repeat();
      default -> atom(1, 1);
    }
  }

  private void atom(long size, int length) {
    group = limited(group + last);
    last = size;
    at += length;
  }

  private void escape() {
    if (text.startsWith("\\Q", at)) {
      int end = text.indexOf("\\E", at);
      int after = end < 0 ? text.length() : end + 2;
      atom(after - at, after - at);
    } else {
      atom(1, 2);
    }
  }

  private void charClass() {
    int end = at + 1;
    end += text.startsWith("^", end) ? 1 : 0;
    // A bracket that closes stands for itself where a class begins.
    end += text.startsWith("]", end) ? 1 : 0;
    while (end < text.length() && text.charAt(end) != ']') {
      combined |= text.charAt(end) == '[' || text.startsWith("&&", end);
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    atom(1, end + 1 - at);
  }

  private void open() {
    group = limited(group + last);
    outer.push(group);
    group = 0;
    last = 0;
    at++;
  }

  private void close() {
    last = limited(group + last + 1);
    group = outer.isEmpty() ? 0 : outer.pop();
    at++;
  }

  private void repeat() {
    Matcher repeat = REPEAT.matcher(text).region(at, text.length());
    if (repeat.lookingAt()) {
      String most = repeat.group(2) == null || repeat.group(2).isEmpty() ? "0" : repeat.group(2);
      long times = Math.max(Long.parseLong(repeat.group(1)), Long.parseLong(most));
      last = limited(Math.max(last, last * times));
      at = repeat.end();
    } else {
      atom(1, 1);
    }
  }

  /** So that no product of it leaves the range of a long. */
  private static long limited(long size) {
    return Math.min(size, MOST + 1);
  }
}
