/** A real Chromium for tests of the page; other modules use it through the test jar. */
@org.jspecify.annotations.NullMarked
package dev.baton.demo.browser;
