import { html } from '/lit/lit-html.js';

/** What this page cannot draw is shown as it came, never as nothing. */
export const unknown = (thing) => html`<div class="unknown" role="note">
  <p>The sandbox cannot draw “${thing.type}” yet. Slack may show it.</p>
  <pre tabindex="0" aria-label="JSON of ${thing.type}">${JSON.stringify(thing, null, 2)}</pre></div>`;
