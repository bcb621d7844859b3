/** Decisions on a request, and replacing who was asked. */
package dev.baton.db.decide;
