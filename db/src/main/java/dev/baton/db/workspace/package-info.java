/** A workspace and its settings. */
package dev.baton.db.workspace;
