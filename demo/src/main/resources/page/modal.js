import { html, nothing } from '/lit/lit-html.js';
import { keyed } from '/lit/directives/keyed.js';
import { act } from './ask.js';
import { blocks } from './block/blocks.js';
import { changed, store } from './store.js';
import { label } from './text/mrkdwn.js';
import { allTyped } from './typed.js';

let shown = '';
let cameFrom = null;

const top = () => store.screen?.views.at(-1);

/** The modal on top of the person's stack. */
export function modal() {
  const view = top();
  if (!view) return nothing;
  const busy = store.busy.has('submit') || store.busy.has('close');
  return keyed(view.id, html`<dialog class="modal" aria-labelledby="modal-title" aria-busy=${busy}
      @cancel=${(event) => { event.preventDefault(); close(view); }}>
    <form novalidate @submit=${(event) => { event.preventDefault(); submit(view); }}>
      <header><h2 id="modal-title" tabindex="-1">${label(view.title)}</h2>
        <button type="button" class="plain" aria-label="Close" @click=${() => close(view)}>×</button></header>
      <div class="inside">
        ${store.modalProblem ? html`<p class="problem" role="alert">${store.modalProblem}</p>` : nothing}
        ${blocks({ view }, view.blocks)}
      </div>
      <footer>
        ${store.screen.views.length > 1 ? html`<span class="depth">Page ${store.screen.views.length}</span>` : nothing}
        <span role="status" class="hint">${busy ? 'Baton is answering …' : ''}</span>
        <button type="button" class="button" @click=${() => close(view)}>${label(view.close) || (store.screen.views.length > 1 ? 'Back' : 'Cancel')}</button>
        ${view.submit ? html`<button type="submit" class="button primary ${busy ? 'busy' : ''}" aria-disabled=${busy}>${label(view.submit)}</button>` : nothing}
      </footer>
    </form>
  </dialog>`);
}

async function submit(view) {
  store.modalProblem = '';
  const answer = await act('submit', { view: view.id, typed: allTyped(view) });
  if (answer.ignored) return;
  store.errors.set(view.id, answer.errors ?? {});
  store.modalProblem = answer.problem ?? '';
  changed();
  queueMicrotask(() => document.querySelector('.modal .wrong :is(input, textarea, select)')?.focus());
}

async function close(view) {
  const answer = await act('close', { view: view.id, typed: allTyped(view) });
  store.modalProblem = answer.problem ?? '';
  changed();
}

/** After drawing: opens the dialog, puts the focus where work goes on, and back at the end. */
export function keepFocus() {
  const view = top();
  const dialog = document.querySelector('dialog.modal');
  if (dialog && !dialog.open) {
    cameFrom ??= document.activeElement;
    dialog.showModal();
  }
  const page = view ? `${view.id}/${label(view.title)}/${view.callback_id}` : '';
  if (page === shown) return;
  shown = page;
  if (view) first(dialog).focus({ preventScroll: true });
  else goBack();
}

const first = (dialog) =>
  dialog.querySelector('.inside :is(input, textarea, select)') ?? dialog.querySelector('h2');

function goBack() {
  const composer = document.getElementById('composer');
  (cameFrom?.isConnected && cameFrom !== document.body ? cameFrom : composer)?.focus();
  cameFrom = null;
}
