/** People of a workspace and their roles. */
package dev.baton.db.member;
