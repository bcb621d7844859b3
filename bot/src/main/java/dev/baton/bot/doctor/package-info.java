/** Looks at everything Baton needs and says how to mend what is missing. */
@NullMarked
package dev.baton.bot.doctor;

import org.jspecify.annotations.NullMarked;
