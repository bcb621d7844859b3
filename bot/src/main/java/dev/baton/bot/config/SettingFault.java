package dev.baton.bot.config;

/**
 * One wrong or missing setting.
 *
 * @param setting the variable's name
 * @param shouldBe what it should look like, as the rest of a sentence that starts with the name
 */
public record SettingFault(String setting, String shouldBe) {
  /** The line that is printed for it; holds no value, since a wrong secret is still a secret. */
  public String line() {
    return setting + " " + shouldBe;
  }
}
