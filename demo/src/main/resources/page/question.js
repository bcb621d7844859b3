import { html, nothing } from '/lit/lit-html.js';
import { ref } from '/lit/directives/ref.js';
import { changed, store } from './store.js';
import { label, text } from './text/mrkdwn.js';

/** What an element asks before it acts. */
export function question() {
  if (!store.question) return nothing;
  const { confirm } = store.question;
  return html`<dialog class="modal question" aria-labelledby="question-title" ${ref(open)}
      @cancel=${(event) => { event.preventDefault(); answer(false); }}>
    <header><h2 id="question-title">${label(confirm.title)}</h2></header>
    <div class="inside">${text(confirm.text)}</div>
    <footer><button type="button" class="button" @click=${() => answer(false)}>${label(confirm.deny) || 'Cancel'}</button>
      <button type="button" class="button ${confirm.style ?? 'primary'}" @click=${() => answer(true)}>${label(confirm.confirm) || 'Yes'}</button></footer>
  </dialog>`;
}

const open = (dialog) => dialog && queueMicrotask(() => dialog.isConnected && !dialog.open && dialog.showModal());

function answer(yes) {
  const { go, from } = store.question;
  store.question = null;
  changed();
  queueMicrotask(() => from?.isConnected && from.focus());
  if (yes) go();
}
