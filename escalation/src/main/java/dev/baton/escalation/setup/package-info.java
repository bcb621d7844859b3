/**
 * The interview that sets a workspace up: what was answered, what is wrong with it, and the matrix
 * that it makes.
 */
package dev.baton.escalation.setup;
