/** The whole product on one machine, with a sandbox instead of Slack. */
@org.jspecify.annotations.NullMarked
package dev.baton.demo;
