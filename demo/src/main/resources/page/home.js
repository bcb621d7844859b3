import { html } from '/lit/lit-html.js';
import { actAloud } from './ask.js';
import { blocks } from './block/blocks.js';
import { tabs } from './conversation.js';
import { store } from './store.js';

let opened = '';

/** Baton's App Home; opening it tells the bot. */
export function homePane() {
  tellOnce();
  const { home } = store.screen;
  return html`<header class="top"><h1>${store.screen.bot.name}</h1>${tabs()}</header>
    <div class="home" tabindex="0" role="region" aria-label="App Home">
      ${home ? blocks({ view: home }, home.blocks) : html`<p class="empty">Baton has not drawn its Home yet.</p>`}
      ${store.problem ? html`<p class="problem" role="alert">${store.problem}</p>` : ''}
    </div>`;
}

/** Once per visit: leaving the place forgets it. */
function tellOnce() {
  const visit = `${store.route.who}/${location.hash}`;
  if (opened === visit) return;
  opened = visit;
  window.addEventListener('hashchange', () => { opened = ''; }, { once: true });
  queueMicrotask(() => actAloud('home', {}));
}
