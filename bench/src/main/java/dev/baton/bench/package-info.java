/** What Baton costs, each figure beside a baseline of the same run. */
@org.jspecify.annotations.NullMarked
package dev.baton.bench;
