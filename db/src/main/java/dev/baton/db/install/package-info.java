/** Installations: tokens, leaving, coming back, erasing. */
package dev.baton.db.install;
