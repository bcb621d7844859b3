/** A word whose bundle has every fault a bundle can have. */
package dev.baton.bot.phrases.faulty;
