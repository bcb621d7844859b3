/** The interview that sets a workspace up, as far as it got. */
package dev.baton.db.setup;
