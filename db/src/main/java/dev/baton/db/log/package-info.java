/** The audited history: its chain, its reading and its figures. */
package dev.baton.db.log;
