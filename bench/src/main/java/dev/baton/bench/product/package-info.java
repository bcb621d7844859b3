/** The product as it is served, and Slack beside it, for what measures both. */
@org.jspecify.annotations.NullMarked
package dev.baton.bench.product;
