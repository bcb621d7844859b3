/** What a visitor's sandbox remembers from one start to the next. */
@org.jspecify.annotations.NullMarked
package dev.baton.demo.keep;
