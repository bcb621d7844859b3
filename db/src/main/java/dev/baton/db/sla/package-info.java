/** What customers are promised, in versions. */
package dev.baton.db.sla;
