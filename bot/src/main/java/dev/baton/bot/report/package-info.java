/** Figures as people read them: on asking, and each week. */
@NullMarked
package dev.baton.bot.report;

import org.jspecify.annotations.NullMarked;
