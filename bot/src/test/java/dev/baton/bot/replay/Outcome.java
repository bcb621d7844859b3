package dev.baton.bot.replay;

/** What became of one request of the replay. */
record Outcome(Expected.Move move, boolean bounced) {}
