/**
 * What every benchmark measures with: figures, processes of their own, a database to throw away.
 */
@org.jspecify.annotations.NullMarked
package dev.baton.bench.measure;
