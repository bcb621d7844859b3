import { html, nothing } from '/lit/lit-html.js';
import { avatar } from './avatar.js';
import { addressOf } from './route.js';
import { changed, direct, me, personOf, store } from './store.js';
import { emoji } from './text/emoji.js';
import { nextTheme, theme } from './theme.js';

export function sidebar() {
  const self = me();
  return html`<div class="bar">
      <button type="button" class="plain" aria-label="Places and people" aria-expanded=${store.drawer}
        aria-controls="sidebar" @click=${flipDrawer}>☰</button>
      <span>${self.realName}${self.title ? `, ${self.title}` : ''}</span>
    </div>
    <nav id="sidebar" class="sidebar ${store.drawer ? 'open' : ''}" aria-label="Places">
      <p class="workspace">${store.screen.workspace.name}</p>
      ${switcher(self)}
      <div class="places">
        ${places('Channels', store.screen.conversations.filter((one) => one.kind !== 'direct').map((one) =>
          place(one.name, html`<span aria-hidden="true">${one.kind === 'private' ? '◆' : '#'}</span> ${one.name}`, one.unread)))}
        ${places('Direct messages', [
          place('baton', html`${avatar(personOf(store.screen.bot.id), true)} ${store.screen.bot.name}`, direct().unread),
          place('home', html`<span aria-hidden="true">⌂</span> ${store.screen.bot.name}’s Home`),
        ])}
        ${places('Email', [place('mailbox', html`<span aria-hidden="true">✉</span> Mailbox`, store.screen.unreadMails)])}
      </div>
      <div class="feet">
        <button type="button" class="plain" aria-pressed=${store.backstage.open} @click=${flipBackstage}>
          <span aria-hidden="true">‹›</span> Requests and faults</button>
        <button type="button" class="plain" @click=${nextTheme}><span aria-hidden="true">◐</span> Colours: ${theme()}</button>
      </div>
    </nav>`;
}

function flipDrawer() {
  store.drawer = !store.drawer;
  changed();
}

function flipBackstage() {
  store.backstage.open = !store.backstage.open;
  store.drawer = false;
  changed();
}

function switcher(self) {
  const open = store.menu === 'people';
  const flip = () => { store.menu = open ? '' : 'people'; changed(); };
  const others = store.screen.people.filter((one) => one.id !== self.id && !one.bot);
  const waiting = others.reduce((sum, one) => sum + one.unread, 0);
  return html`<div class="menu-place switcher">
    <button type="button" class="who" aria-expanded=${open} aria-controls="people" @click=${flip}>
      ${avatar(self)}<span class="words"><small>You are</small> <strong>${self.realName}</strong><span class="unseen">,</span>
      <small>${self.title || 'member'}${status(self)}</small></span>
      ${waiting && !open ? html`<span class="badge quiet" aria-label="${waiting} unread by others" title="Unread by others">${waiting}</span>` : nothing}
      <span aria-hidden="true">▾</span></button>
    <div id="people" class="menu people" ?hidden=${!open}><p>Be somebody else</p>
      <ul>${others.map(other)}</ul></div>
  </div>`;
}

function other(person) {
  const address = addressOf(person.name, store.route.place === 'mailbox' ? 'mailbox' : 'baton');
  const words = html`<span class="words"><span>${person.realName}</span>
    <small>${person.deleted ? 'deactivated' : person.title || 'member'} · ${person.zone.replace(/.*\//, '').replace('_', ' ')}${status(person)}</small></span>`;
  if (person.deleted) return html`<li class="person gone">${avatar(person)}${words}</li>`;
  return html`<li class="person"><a href=${address}>${avatar(person)}${words}${badge(person.unread)}</a>
    <a class="beside" href=${address} target="_blank" rel="noopener"
      aria-label="Be ${person.realName} in another window" title="In another window">↗</a></li>`;
}

const status = (person) =>
  person.status ? ` ${emoji(person.status.emoji)} ${person.status.text}` : person.away ? ' · away' : '';

const places = (title, all) =>
  html`<section aria-label=${title}><h2>${title}</h2><ul>${all}</ul></section>`;

function place(name, words, unread = 0) {
  const here = store.route.place === name;
  return html`<li><a class="place ${unread ? 'unread' : ''}" href=${addressOf(store.route.who, name)}
    aria-current=${here ? 'page' : nothing}>${words}${badge(unread)}</a></li>`;
}

const badge = (unread) =>
  unread ? html`<span class="badge" aria-label="${unread} unread">${unread}</span>` : nothing;
