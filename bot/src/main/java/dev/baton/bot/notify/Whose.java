package dev.baton.bot.notify;

/** Whose a ticket is, to the reader. */
enum Whose {
  MINE,
  THEIRS,
  NOBODYS
}
