// Input blocks of modals and App Home, with label, hint and error.
import { html, nothing } from '/lit/lit-html.js';
import { live } from '/lit/directives/live.js';
import { act } from '../ask.js';
import { allTyped, held, hold, optionsOf } from '../typed.js';
import { changed, store } from '../store.js';
import { label, text } from '../text/mrkdwn.js';
import { description } from './elements.js';
import { search } from './search.js';
import { unknown } from './unknown.js';

const GROUPS = new Set(['radio_buttons', 'checkboxes', 'multi_static_select', 'multi_users_select']);

export function field(view, block) {
  const one = block.element;
  const draw = DRAWN[one.type];
  if (!draw) return unknown(block);
  const id = `${view.id}-${block.block_id}`;
  const error = store.errors.get(view.id)?.[block.block_id];
  const hinted = [block.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].join(' ').trim();
  const touching = { view, block, one, id, error, described: hinted || nothing };
  return html`<div class="block field ${error ? 'wrong' : ''}">
    ${GROUPS.has(one.type)
      ? html`<fieldset aria-describedby=${touching.described}><legend>${named(block)}</legend>${draw(touching)}</fieldset>`
      : html`<label for=${id}>${named(block)}</label>${draw(touching)}`}
    ${error ? html`<p class="error" id="${id}-error">${error}</p>` : nothing}
    ${block.hint ? html`<p class="hint" id="${id}-hint">${label(block.hint)}</p>` : nothing}
  </div>`;
}

const named = (block) =>
  html`${label(block.label)}${block.optional ? html` <span class="optional">(optional)</span>` : nothing}`;

/** Holds what was put in; a field that dispatches tells the bot at once. */
function put({ view, block, one }, content) {
  const value = hold(view, block, one, content);
  const errors = store.errors.get(view.id);
  if (errors) delete errors[block.block_id];
  if (block.dispatch_action) dispatch(view, block, one, value);
  changed();
}

async function dispatch(view, block, one, value) {
  const what = { view: view.id, block: block.block_id, action: one.action_id, value };
  const answer = await act('touch', { ...what, typed: allTyped(view) }, `${view.id}/${one.action_id}`);
  if (answer.problem) store.modalProblem = answer.problem;
  changed();
}

const DRAWN = {
  plain_text_input: textInput,
  email_text_input: (t) => lineInput(t, 'email'),
  url_text_input: (t) => lineInput(t, 'url'),
  number_input: (t) => lineInput(t, 'number'),
  static_select: select,
  users_select: (t) => plainSelect(t, present().map((p) => [p.id, p.realName])),
  multi_users_select: severalPeople,
  channels_select: (t) => plainSelect(t, channels()),
  conversations_select: (t) => plainSelect(t, channels()),
  radio_buttons: radios,
  checkboxes,
  multi_static_select: checkboxes,
  external_select: (t) => search(t, (option) => put(t, option)),
  datepicker: (t) => lineInput(t, 'date'),
  timepicker: (t) => lineInput(t, 'time'),
  file_input: fileInput,
};

const present = () => store.screen.people.filter((person) => !person.bot && !person.deleted);

const channels = () =>
  store.screen.conversations.filter((c) => c.kind !== 'direct').map((c) => [c.id, `#${c.name}`]);

const value = ({ view, block, one }) => held(view, block, one);

/** With dispatch_action, text goes to the bot on Enter or when the field is left. */
function textInput(t) {
  const { one, block, view, id, error, described } = t;
  const type = (event) => {
    const content = event.target.value || null;
    if (block.dispatch_action) hold(view, block, one, content);
    else put(t, content);
  };
  const leave = (event) => block.dispatch_action && put(t, event.target.value || null);
  const shared = { placeholder: label(one.placeholder), max: one.max_length ?? 3000 };
  return one.multiline
    ? html`<textarea id=${id} rows="4" placeholder=${shared.placeholder} maxlength=${shared.max}
        aria-invalid=${error ? 'true' : 'false'} aria-describedby=${described}
        aria-required=${!block.optional} .value=${live(value(t) ?? '')}
        @input=${type} @change=${leave}></textarea>`
    : html`<input id=${id} type="text" placeholder=${shared.placeholder} maxlength=${shared.max}
        autocomplete="off" aria-invalid=${error ? 'true' : 'false'} aria-describedby=${described}
        aria-required=${!block.optional} .value=${live(value(t) ?? '')}
        @input=${type} @change=${leave} />`;
}

const lineInput = (t, type) => html`<input id=${t.id} type=${type}
  placeholder=${label(t.one.placeholder)} aria-invalid=${t.error ? 'true' : 'false'}
  aria-describedby=${t.described} .value=${live(value(t) ?? '')}
  @change=${(event) => put(t, event.target.value || null)} />`;

function select(t) {
  const now = value(t);
  const options = optionsOf(t.one);
  return html`<select id=${t.id} aria-invalid=${t.error ? 'true' : 'false'}
    aria-describedby=${t.described} aria-required=${!t.block.optional}
    @change=${(event) => put(t, options.find((option) => option.value === event.target.value) ?? null)}>
    <option value="" .selected=${live(!now)}>${label(t.one.placeholder) || 'Choose …'}</option>
    ${options.map((option) => html`<option value=${option.value}
      .selected=${live(option.value === now?.value)}>${label(option.text)}</option>`)}
  </select>`;
}

function plainSelect(t, options) {
  const now = value(t);
  return html`<select id=${t.id} aria-invalid=${t.error ? 'true' : 'false'} aria-describedby=${t.described}
    @change=${(event) => put(t, event.target.value || null)}>
    <option value="" .selected=${live(!now)}>${label(t.one.placeholder) || 'Choose …'}</option>
    ${options.map(([id, name]) => html`<option value=${id} .selected=${live(id === now)}>${name}</option>`)}
  </select>`;
}

function radios(t) {
  const now = value(t);
  return html`<div class="choices">${t.one.options.map((option) => html`<label class="choice">
    <input type="radio" name=${t.id} .checked=${live(option.value === now?.value)}
      @change=${() => put(t, option)} /><span>${text(option.text)}${description(option)}</span></label>`)}</div>`;
}

function checkboxes(t) {
  const options = optionsOf(t.one);
  const now = value(t) ?? [];
  const has = (option) => now.some((other) => other.value === option.value);
  const flip = (option) =>
    options.filter((other) => (other.value === option.value ? !has(other) : has(other)));
  return html`<div class="choices">${options.map((option) => html`<label class="choice">
    <input type="checkbox" .checked=${live(has(option))} @change=${() => put(t, flip(option))} />
    <span>${text(option.text)}${description(option)}</span></label>`)}</div>`;
}

/** A box for each person; in the order they were chosen, as Slack has it. */
function severalPeople(t) {
  const now = value(t) ?? [];
  const flip = (id) => (now.includes(id) ? now.filter((other) => other !== id) : [...now, id]);
  return html`<div class="choices people">${present().map((person) => html`<label class="choice">
    <input type="checkbox" .checked=${live(now.includes(person.id))} @change=${() => put(t, flip(person.id))} />
    <span>${person.realName}</span></label>`)}</div>`;
}

function fileInput(t) {
  const files = value(t) ?? [];
  const take = async (event) => {
    const taken = await Promise.all([...event.target.files].map(upload));
    put(t, taken.map((answer) => answer.file).filter(Boolean));
  };
  return html`<input id=${t.id} type="file" ?multiple=${t.one.max_files > 1}
    accept=${(t.one.filetypes ?? []).map((type) => `.${type}`).join(',')}
    aria-invalid=${t.error ? 'true' : 'false'} aria-describedby=${t.described} @change=${take} />
    ${files.length ? html`<p class="hint">${files.map((file) => file.name).join(', ')}</p>` : nothing}`;
}

async function upload(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return act('attach', { name: file.name, base64: btoa(binary) });
}
