package dev.baton.bot.doctor;

/**
 * One line of the doctor.
 *
 * @param subject what was looked at, such as {@code database role}
 * @param text what was found and, when it is wrong, how to mend it
 */
record Finding(Mark mark, String subject, String text) {
  enum Mark {
    RIGHT('✓'),
    WRONG('✗'),
    NOT_MADE('–');

    private final char sign;

    Mark(char sign) {
      this.sign = sign;
    }
  }

  static Finding right(String subject, String text) {
    return new Finding(Mark.RIGHT, subject, text);
  }

  static Finding wrong(String subject, String text) {
    return new Finding(Mark.WRONG, subject, text);
  }

  static Finding notMade(String subject, String text) {
    return new Finding(Mark.NOT_MADE, subject, text);
  }

  String line() {
    return "%c %-16s %s".formatted(mark.sign, subject, text);
  }
}
