/** Work done for nobody before a process calls itself ready. */
package dev.baton.db.warmup;
