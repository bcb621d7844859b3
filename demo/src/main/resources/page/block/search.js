// An external select: what is typed goes to the bot, which answers with options.
import { html, nothing } from '/lit/lit-html.js';
import { live } from '/lit/directives/live.js';
import { post } from '../ask.js';
import { held } from '../typed.js';
import { changed, store } from '../store.js';
import { label } from '../text/mrkdwn.js';

const PAUSE = 200;

export function search(t, choose) {
  const now = held(t.view, t.block, t.one);
  const state = store.searches.get(t.id);
  const shown = state?.open ? state.options : [];
  const pick = (option) => { close(t); choose(option); };
  return html`<div class="search"><input id=${t.id} type="text" role="combobox" autocomplete="off"
      aria-expanded=${shown.length > 0} aria-controls="${t.id}-list" aria-autocomplete="list"
      aria-activedescendant=${shown.length ? `${t.id}-${state.picked}` : nothing}
      aria-invalid=${t.error ? 'true' : 'false'} aria-describedby=${t.described}
      placeholder=${label(t.one.placeholder) || 'Type to search …'}
      .value=${live(state?.open ? state.text : label(now?.text))}
      @input=${(event) => ask(t, event.target.value)} @focus=${() => least(t) === 0 && ask(t, '')}
      @blur=${() => close(t)} @keydown=${(event) => keys(t, event, pick)} />
    <ul id="${t.id}-list" role="listbox" aria-label="Choices" class="menu" ?hidden=${!shown.length}>
      ${shown.map((option, at) => html`<li id="${t.id}-${at}" role="option"
        aria-selected=${at === state.picked} @pointerdown=${(event) => { event.preventDefault(); pick(option); }}
        >${label(option.text)}</li>`)}
    </ul></div>`;
}

const least = (t) => t.one.min_query_length ?? 1;

function close(t) {
  store.searches.delete(t.id);
  changed();
}

function ask(t, text) {
  const before = store.searches.get(t.id);
  clearTimeout(before?.timer);
  const state = { open: true, text, options: before?.options ?? [], picked: 0 };
  if (text.length >= least(t)) state.timer = setTimeout(() => fetchOptions(t, state), text ? PAUSE : 0);
  store.searches.set(t.id, state);
  changed();
}

async function fetchOptions(t, state) {
  const what = { view: t.view.id, block: t.block.block_id, action: t.one.action_id, text: state.text };
  const answer = await post(`/window/${store.screen.me}/suggest`, what);
  if (store.searches.get(t.id) !== state) return;
  state.options = answer.options ?? [];
  changed();
  queueMicrotask(() => document.getElementById(`${t.id}-list`)?.scrollIntoView({ block: 'nearest' }));
}

function keys(t, event, pick) {
  const state = store.searches.get(t.id);
  if (!state?.options.length) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) state.picked = (state.picked + step + state.options.length) % state.options.length;
  else if (event.key === 'Enter') pick(state.options[state.picked]);
  else if (event.key === 'Escape') { event.stopPropagation(); close(t); }
  else return;
  event.preventDefault();
  changed();
}
