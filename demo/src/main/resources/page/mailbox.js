import { html, nothing } from '/lit/lit-html.js';
import { post } from './ask.js';
import { addressOf } from './route.js';
import { changed, me, store } from './store.js';
import { full, short, time } from './text/when.js';

const bare = (address) => address.replace(/^.*<([^>]+)>.*$/, '$1').toLowerCase();

const mine = (mail) => mail.to.some((address) => bare(address) === me().email?.toLowerCase());

let marked = '';

export function mailboxPane() {
  markRead();
  const all = store.screen.mails.filter((mail) => store.mail.everybody || mine(mail));
  const shown = all.find((mail) => mail.id === store.route.item) ?? all[0];
  return html`<header class="top"><h1>Mailbox</h1>
      <label class="choice"><input type="checkbox" .checked=${store.mail.everybody}
        @change=${(event) => { store.mail.everybody = event.target.checked; changed(); }} />
        <span>Everybody’s mail (${store.screen.mails.length})</span></label></header>
    ${shown ? html`<div class="mailbox"><ul class="mails" aria-label="Emails">${all.map((mail) => line(mail, shown))}</ul>${letter(shown)}</div>`
      : html`<p class="empty">No email to ${me().email} yet. Baton writes when an escalation is decided.</p>`}`;
}

/** What stands in the list was seen. */
function markRead() {
  const newest = store.screen.mails.find(mine);
  const key = `${store.screen.me}/${newest?.id}`;
  if (!store.screen.unreadMails || document.visibilityState !== 'visible' || marked === key) return;
  marked = key;
  post(`/window/${store.screen.me}/read`, { in: 'mailbox', ts: newest.ts });
}

const line = (mail, shown) => html`<li><a href=${addressOf(store.route.who, 'mailbox', mail.id)}
  aria-current=${mail === shown ? 'true' : nothing}><span class="to">${mail.to.map(bare).join(', ')}</span>
  <time datetime=${new Date(mail.at).toISOString()}>${short(mail.at)}, ${time(mail.at)}</time>
  <strong>${mail.subject}</strong></a></li>`;

function letter(mail) {
  const form = mail.hasHtml ? store.mail.form : 'text';
  return html`<article class="letter" aria-label="Email">
    <h2>${mail.subject}</h2>
    <dl><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to.join(', ')}</dd><dt>Sent</dt><dd>${full(mail.at)}</dd>
      ${Object.entries(mail.headers).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    <div class="tabs" role="group" aria-label="Form">${['html', 'text'].map((one) => html`<button type="button"
      aria-pressed=${form === one} ?disabled=${one === 'html' && !mail.hasHtml}
      @click=${() => { store.mail.form = one; changed(); }}>${one === 'html' ? 'As HTML' : 'As text'}</button>`)}</div>
    ${form === 'html'
      ? html`<iframe src="/mail/${mail.id}" title="Email as HTML: ${mail.subject}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
      : html`<pre class="as-text" tabindex="0" aria-label="Email as text">${mail.text}</pre>`}
  </article>`;
}
