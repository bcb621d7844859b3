import { html, nothing, render } from '/lit/lit-html.js';
import { backstage } from './backstage.js';
import { composer } from './composer.js';
import { conversationPane, settle } from './conversation.js';
import { homePane } from './home.js';
import { live } from './live.js';
import { mailboxPane } from './mailbox.js';
import { modal, keepFocus } from './modal.js';
import { question } from './question.js';
import { follow } from './route.js';
import { sidebar } from './sidebar.js';
import { changed, onChange, store } from './store.js';
import { useTheme } from './theme.js';

const root = document.getElementById('app');
root.replaceChildren();

function page() {
  if (!store.screen) {
    return html`<p class="starting">${store.people.length
      ? 'Opening the sandbox …'
      : 'Nobody lives in this sandbox yet. People appear once a workspace is set up.'}</p>`;
  }
  return html`
    <a class="skip" href="#main" @click=${toMain}>Skip to the conversation</a>
    <div class="frame ${store.backstage.open ? 'with-backstage' : ''}">
      ${sidebar()}
      <main id="main" tabindex="-1">
        ${store.connected ? nothing : html`<p class="banner" role="status">The sandbox does not answer. Trying again …</p>`}
        ${pane()}
      </main>
      ${backstage()}
    </div>
    ${modal()}${question()}`;
}

function toMain(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

function pane() {
  if (store.route.place === 'mailbox') return mailboxPane();
  if (store.route.place === 'home') return homePane();
  return html`${conversationPane()}${composer()}`;
}

function draw() {
  render(page(), root);
  keepFocus();
  settle();
  document.title = title();
}

function title() {
  const self = store.screen?.people.find((person) => person.id === store.screen.me);
  if (!self) return 'Baton sandbox';
  return `${self.unread ? `(${self.unread}) ` : ''}${self.realName} – Baton sandbox`;
}

async function start() {
  useTheme();
  onChange(draw);
  const answer = await (await fetch('/window')).json();
  store.people = answer.people;
  follow((person) => live(person.id));
  if (!store.people.length) setTimeout(start, 1000);
  changed();
}

document.addEventListener('visibilitychange', changed);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || (!store.menu && !store.drawer)) return;
  store.menu = '';
  store.drawer = false;
  changed();
});
document.addEventListener('click', (event) => {
  if (!store.menu || event.target.closest('.menu-place')) return;
  store.menu = '';
  changed();
});

start();
