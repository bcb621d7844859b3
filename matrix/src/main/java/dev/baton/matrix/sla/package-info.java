/** What customers were promised: how soon a first answer comes, and how soon a solution. */
package dev.baton.matrix.sla;
