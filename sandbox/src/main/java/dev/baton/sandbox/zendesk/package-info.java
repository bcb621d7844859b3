/** A Zendesk: its people, tickets, API, OAuth and webhooks, as its public documents describe it. */
package dev.baton.sandbox.zendesk;
