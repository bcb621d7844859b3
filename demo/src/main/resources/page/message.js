import { html, nothing } from '/lit/lit-html.js';
import { actAloud } from './ask.js';
import { avatar } from './avatar.js';
import { blocks } from './block/blocks.js';
import { attachment } from './files.js';
import { changed, personOf, store } from './store.js';
import { mrkdwn } from './text/mrkdwn.js';
import { full, time } from './text/when.js';

const TOGETHER = 300;

export function message(one, before, conversation) {
  const author = personOf(one.user) ?? { id: one.user, realName: one.user };
  const follows = before && before.user === one.user && !one.is_ephemeral && !before.is_ephemeral
    && Number(one.ts) - Number(before.ts) < TOGETHER && !one.blocks;
  return html`<article class="message ${one.is_ephemeral ? 'private' : ''} ${follows ? 'follows' : ''}"
      aria-label="${author.realName}, ${time(Number(one.ts) * 1000)}" data-ts=${one.ts}>
    ${one.is_ephemeral ? html`<p class="only-you">Only visible to you</p>` : nothing}
    <div class="face">${follows ? nothing : avatar(author)}</div>
    <div class="said">
      ${follows ? nothing : byline(one, author)}
      ${one.thread_ts && one.thread_ts !== one.ts ? html`<p class="thread">in a thread</p>` : nothing}
      ${one.blocks ? blocks({ message: one, conversation }, one.blocks) : html`<div>${mrkdwn(one.text)}</div>`}
      ${(one.files ?? []).map(attachment)}
      ${one.edited ? html`<small class="edited">(edited)</small>` : nothing}
    </div>
    ${more(one, author, conversation)}
  </article>`;
}

const byline = (one, author) => html`<p class="byline"><strong>${author.realName}</strong>
  ${author.app ? html`<span class="tag">APP</span>` : author.title ? html`<span class="title">${author.title}</span>` : nothing}
  <time datetime=${new Date(one.ts * 1000).toISOString()} title=${full(one.ts * 1000)}>${time(one.ts * 1000)}</time></p>`;

function more(one, author, conversation) {
  const shortcuts = Object.entries(store.screen.shortcuts);
  if (!shortcuts.length || one.is_ephemeral) return nothing;
  const key = `more/${one.ts}`;
  const open = store.menu === key;
  const flip = () => { store.menu = open ? '' : key; changed(); };
  const use = (callback) => {
    store.menu = '';
    actAloud('shortcut', { callback, in: conversation.id, ts: one.ts });
  };
  return html`<div class="menu-place more"><button type="button" class="button" aria-expanded=${open}
      aria-label="More actions for ${author.realName}’s message" title="More actions" @click=${flip}>⋯</button>
    ${open ? html`<div class="menu">${shortcuts.map(([name, callback]) => html`<button type="button"
      @click=${() => use(callback)}>${name}</button>`)}</div>` : nothing}</div>`;
}
