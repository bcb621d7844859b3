/** Telling listeners that something on screen changed. */
package dev.baton.sandbox.change;
