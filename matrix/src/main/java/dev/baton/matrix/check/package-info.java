/**
 * What the check of a file shows before anything is applied: faults in its cells, gaps that its
 * routes leave, and what would change against the live version.
 */
package dev.baton.matrix.check;
