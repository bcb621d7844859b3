import { html, nothing } from '/lit/lit-html.js';
import { repeat } from '/lit/directives/repeat.js';
import { post } from './ask.js';
import { message } from './message.js';
import { addressOf } from './route.js';
import { conversation, store } from './store.js';
import { day } from './text/when.js';

let settled = '';
let marked = '';

export function conversationPane() {
  const shown = conversation();
  if (!shown) return html`<p class="empty">There is no such place here.</p>`;
  return html`<header class="top">
      <h1>${shown.kind === 'direct' ? store.screen.bot.name : `# ${shown.name}`}</h1>
      ${shown.kind === 'direct' ? tabs() : html`<p>${about(shown)}</p>`}
    </header>
    <div class="messages" role="log" aria-label="Messages" tabindex="0">
      ${shown.messages.length ? nothing : html`<p class="empty">${empty(shown)}</p>`}
      ${shown.older ? html`<p class="empty">${shown.older} older messages are not shown.</p>` : nothing}
      ${repeat(shown.messages, (one) => one.ts, (one, at) => html`${divider(one, shown.messages[at - 1])}${message(one, shown.messages[at - 1], shown)}`)}
    </div>`;
}

const about = (shown) =>
  shown.kind === 'private' ? 'A private channel' : 'A channel for everybody';

export const tabs = () => html`<nav class="tabs" aria-label="Baton">
  ${[['baton', 'Messages'], ['home', 'Home']].map(([place, words]) => html`<a
    href=${addressOf(store.route.who, place)} aria-current=${store.route.place === place ? 'page' : nothing}>${words}</a>`)}
</nav>`;

const empty = (shown) =>
  shown.kind === 'direct'
    ? 'Nothing from Baton yet. Requests, decisions and exports arrive here.'
    : 'Quiet so far. Type /escalate below to hand a ticket on.';

const millis = (one) => Number(one.ts) * 1000;

function divider(one, before) {
  const words = day(millis(one));
  if (before && day(millis(before)) === words) return nothing;
  return html`<p class="day" role="separator" aria-label=${words}><span>${words}</span></p>`;
}

/** After drawing: scrolls to the newest message and marks it as read. */
export function settle() {
  const shown = store.screen && conversation();
  const newest = shown?.messages.at(-1);
  if (!newest) return;
  const key = `${store.screen.me}/${shown.id}/${newest.ts}`;
  const list = document.querySelector('.messages');
  if (list && settled !== key) {
    settled = key;
    list.scrollTop = list.scrollHeight;
  }
  if (document.visibilityState === 'visible' && shown.unread && marked !== key) {
    marked = key;
    post(`/window/${store.screen.me}/read`, { in: shown.id, ts: newest.ts });
  }
}
