package dev.baton.bot.cli;

import dev.baton.bot.config.SettingFault;
import java.util.List;

/** The settings, or what they point to, do not let this command run; the exit code is 78. */
public final class StartupRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** {@code EX_CONFIG} of sysexits.h. */
  static final int EXIT_CODE = 78;

  private final transient List<String> lines;

  public StartupRefused(List<String> lines) {
    super(String.join(" ", lines));
    this.lines = List.copyOf(lines);
  }

  static StartupRefused of(List<SettingFault> faults) {
    return new StartupRefused(faults.stream().map(SettingFault::line).toList());
  }

  /** One line per fault. */
  public List<String> lines() {
    return lines;
  }
}
