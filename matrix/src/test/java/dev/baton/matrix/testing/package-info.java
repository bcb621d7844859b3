/** What the tests of every module share: which package may see which. */
@org.jspecify.annotations.NullMarked
package dev.baton.matrix.testing;
