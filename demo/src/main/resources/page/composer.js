import { html, nothing } from '/lit/lit-html.js';
import { live } from '/lit/directives/live.js';
import { actAloud } from './ask.js';
import { changed, conversation, store } from './store.js';

export function composer() {
  const here = conversation();
  if (!here) return nothing;
  const place = here.kind === 'direct' ? store.screen.bot.name : `#${here.name}`;
  const offers = offered();
  const hint = usage();
  return html`<form class="composer" @submit=${(event) => { event.preventDefault(); send(); }}>
    ${store.problem ? html`<p class="problem" role="alert">${store.problem}
      <button type="button" class="plain" aria-label="Dismiss" @click=${dismiss}>×</button></p>` : nothing}
    <ul id="commands" class="menu commands" role="listbox" aria-label="Commands" ?hidden=${!offers.length}>
      ${offers.map((one, at) => html`<li id="command-${at}" role="option" aria-selected=${at === store.composer.picked}
        @pointerdown=${(event) => { event.preventDefault(); complete(one); }}>
        <strong>${one.command}</strong> <span>${one.usage}</span><small>${one.description}</small></li>`)}
    </ul>
    <div class="box">
      ${shortcuts()}
      <textarea id="composer" rows="1" role="combobox" aria-expanded=${offers.length > 0} aria-autocomplete="list"
        aria-controls="commands" aria-activedescendant=${offers.length ? `command-${store.composer.picked}` : nothing}
        aria-label="Message ${place}" placeholder="Message ${place}, or / for commands"
        .value=${live(store.composer.text)} @input=${type} @keydown=${(event) => keys(event, offers)}></textarea>
      <button type="submit" class="button primary" aria-disabled=${!store.composer.text.trim()}>Send</button>
    </div>
    <p class="hint" role="status">${waiting() ? 'Baton is answering …' : hint || nothing}</p>
  </form>`;
}

/** Slack's shortcuts menu: what may be begun anywhere, without a message. */
function shortcuts() {
  const all = Object.entries(store.screen.globalShortcuts);
  if (!all.length) return nothing;
  const open = store.menu === 'shortcuts';
  const flip = () => { store.menu = open ? '' : 'shortcuts'; changed(); };
  const use = (callback) => { store.menu = ''; actAloud('shortcut', { callback }); };
  return html`<div class="menu-place shortcuts">
    <button type="button" class="button" aria-expanded=${open} aria-label="Shortcuts" title="Shortcuts" @click=${flip}>+</button>
    ${open ? html`<div class="menu">${all.map(([name, callback]) => html`<button type="button"
      @click=${() => use(callback)}>${name}</button>`)}</div>` : nothing}</div>`;
}

const waiting = () => [...store.busy].some((one) => one !== 'say');

const commands = () => store.screen.commands;

function offered() {
  const { text, hidden } = store.composer;
  if (hidden || !text.startsWith('/') || /\s/.test(text)) return [];
  return commands().filter((one) => one.command.startsWith(text.toLowerCase()));
}

function usage() {
  const word = store.composer.text.split(/\s/)[0];
  const known = commands().find((one) => one.command === word);
  return known ? `${known.command} ${known.usage}` : '';
}

function type(event) {
  Object.assign(store.composer, { text: event.target.value, picked: 0, hidden: false });
  changed();
}

function complete(one) {
  Object.assign(store.composer, { text: `${one.command} `, picked: 0 });
  document.getElementById('composer').focus();
  changed();
}

function keys(event, offers) {
  const { composer } = store;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const exact = offers.some((one) => one.command === composer.text);
  if (offers.length && step) {
    composer.picked = (composer.picked + step + offers.length) % offers.length;
  } else if (offers.length && (event.key === 'Tab' || (event.key === 'Enter' && !exact))) {
    complete(offers[composer.picked]);
  } else if (offers.length && event.key === 'Escape') {
    composer.hidden = true;
  } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    send();
  } else {
    return;
  }
  event.preventDefault();
  changed();
}

async function send() {
  const text = store.composer.text.trim();
  if (!text) return;
  const here = conversation().id;
  if (text.startsWith('/')) await command(here, text);
  else if (!(await actAloud('say', { in: here, text })).problem) clear(text);
}

async function command(here, text) {
  const word = text.split(/\s/)[0];
  if (commands().length && !commands().some((one) => one.command === word)) {
    store.problem = `${word} is not a command here. There are ${commands().map((one) => one.command).join(' and ')}.`;
    changed();
    return;
  }
  const answer = await actAloud('command', { in: here, line: text });
  if (!answer.problem) clear(text);
}

/** What was typed stays when it failed, or when something else was typed meanwhile. */
function clear(sent) {
  if (store.composer.text.trim() === sent) store.composer.text = '';
  changed();
}

function dismiss() {
  store.problem = '';
  changed();
}
