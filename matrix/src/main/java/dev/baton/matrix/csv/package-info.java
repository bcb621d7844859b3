/**
 * The matrix as a CSV file: reading it, with every fault named at once, and writing it so that
 * reading gives the same routes back.
 */
package dev.baton.matrix.csv;
