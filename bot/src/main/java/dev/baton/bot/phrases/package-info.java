/**
 * Every sentence a person reads: bundles of each word, in the reader's language. How to:
 * docs/texts.md.
 */
@NullMarked
package dev.baton.bot.phrases;

import org.jspecify.annotations.NullMarked;
