/**
 * The page that people of the sandbox play on: its files, live screens, deeds, requests and faults.
 */
@org.jspecify.annotations.NullMarked
package dev.baton.demo.page;
