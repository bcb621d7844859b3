package dev.baton.bot.phrases;

/**
 * The key of one text for people. Each business word has one enum of them, and beside its package
 * one bundle per language: {@code phrases_en.properties}, with the names of the constants as keys.
 */
public interface Phrase {
  /** The enum constant's name, which is the key in the bundles. */
  String name();

  /** Where the text is shown; this decides how long it may be and how arguments are escaped. */
  Place place();
}
