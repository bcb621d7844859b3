// Elements that call the bot at once: in messages, sections, action rows and App Home.
import { html, nothing } from '/lit/lit-html.js';
import { live } from '/lit/directives/live.js';
import { act, actAloud } from '../ask.js';
import { allTyped, held, heldName, hold, optionsOf } from '../typed.js';
import { changed, store } from '../store.js';
import { label, text } from '../text/mrkdwn.js';
import { unknown } from './unknown.js';

/** Where blocks stand: `{ view }`, or `{ message, conversation }`. */
export function element(place, block, one) {
  const draw = DRAWN[one.type];
  return draw ? draw(place, block, one) : unknown(one);
}

const DRAWN = {
  button,
  overflow,
  static_select: select,
  users_select: peopleSelect,
  radio_buttons: radios,
  checkboxes,
  datepicker,
  image: (place, block, one) => picture(one),
};

const busyKey = (place, block, one) =>
  `${place.view?.id ?? place.message.ts}/${block.block_id}/${one.action_id}`;

/** Tells the bot, after a question when the element asks one. */
function touch(place, block, one, value = {}) {
  const go = () => send(place, block, one, value);
  if (one.confirm) {
    store.question = { confirm: one.confirm, go, from: document.activeElement };
    changed();
  } else {
    go();
  }
}

async function send(place, block, one, value) {
  const what = { block: block.block_id, action: one.action_id, value };
  const where = place.view
    ? { view: place.view.id, typed: allTyped(place.view) }
    : { in: place.conversation.id, ts: place.message.ts };
  const inModal = place.view?.type === 'modal';
  const doing = inModal ? act : actAloud;
  const answer = await doing('touch', { ...what, ...where }, busyKey(place, block, one));
  if (inModal && answer.problem) {
    store.modalProblem = answer.problem;
    changed();
  }
}

function button(place, block, one) {
  const busy = store.busy.has(busyKey(place, block, one));
  const classes = `button ${one.style ?? ''} ${busy ? 'busy' : ''}`;
  const name = one.accessibility_label ?? nothing;
  if (one.url) {
    return html`<a class=${classes} href=${one.url} target="_blank" rel="noopener noreferrer"
      aria-label=${name} @click=${() => touch(place, block, one)}>${label(one.text)}</a>`;
  }
  return html`<button type="button" class=${classes} aria-label=${name} aria-disabled=${busy}
    @click=${() => touch(place, block, one)}>${label(one.text)}</button>`;
}

function chosen(place, block, one) {
  const initial = one.initial_option ?? one.initial_options ?? one.initial_user ?? one.initial_date;
  return place.view ? held(place.view, block, one) : initial;
}

function choose(place, block, one, content) {
  const value = place.view
    ? hold(place.view, block, one, content)
    : { type: one.type, [heldName(one.type)]: content };
  touch(place, block, one, value);
}

const nameOf = (block, one) =>
  one.accessibility_label ?? (label(one.placeholder) || label(block.text) || one.action_id);

function select(place, block, one) {
  const now = chosen(place, block, one);
  const options = optionsOf(one);
  return html`<select class="select" aria-label=${nameOf(block, one)}
    @change=${(event) =>
      choose(place, block, one, options.find((option) => option.value === event.target.value))}>
    <option value="" disabled .selected=${live(!now)}>${label(one.placeholder) || 'Choose …'}</option>
    ${options.map((option) => html`<option value=${option.value}
      .selected=${live(option.value === now?.value)}>${label(option.text)}</option>`)}
  </select>`;
}

function peopleSelect(place, block, one) {
  const now = chosen(place, block, one);
  const people = store.screen.people.filter((person) => !person.bot && !person.deleted);
  return html`<select class="select" aria-label=${nameOf(block, one)}
    @change=${(event) => choose(place, block, one, event.target.value)}>
    <option value="" disabled .selected=${live(!now)}>${label(one.placeholder) || 'Choose a person …'}</option>
    ${people.map((person) => html`<option value=${person.id}
      .selected=${live(person.id === now)}>${person.realName}</option>`)}
  </select>`;
}

function radios(place, block, one) {
  const now = chosen(place, block, one);
  return html`<fieldset class="choices"><legend class="unseen">${nameOf(block, one)}</legend>
    ${one.options.map((option) => html`<label class="choice"><input type="radio"
      name=${busyKey(place, block, one)} .checked=${live(option.value === now?.value)}
      @change=${() => choose(place, block, one, option)} />
      <span>${text(option.text)}${description(option)}</span></label>`)}
  </fieldset>`;
}

function checkboxes(place, block, one) {
  const now = chosen(place, block, one) ?? [];
  const has = (option) => now.some((other) => other.value === option.value);
  const flip = (option) =>
    one.options.filter((other) => (other.value === option.value ? !has(other) : has(other)));
  return html`<fieldset class="choices"><legend class="unseen">${nameOf(block, one)}</legend>
    ${one.options.map((option) => html`<label class="choice"><input type="checkbox"
      .checked=${live(has(option))} @change=${() => choose(place, block, one, flip(option))} />
      <span>${text(option.text)}${description(option)}</span></label>`)}
  </fieldset>`;
}

export const description = (option) =>
  option.description ? html`<small>${text(option.description)}</small>` : nothing;

function datepicker(place, block, one) {
  return html`<input type="date" class="select" aria-label=${nameOf(block, one)}
    .value=${live(chosen(place, block, one) ?? '')}
    @change=${(event) => choose(place, block, one, event.target.value)} />`;
}

function overflow(place, block, one) {
  const key = busyKey(place, block, one);
  const open = store.menu === key;
  const flip = () => { store.menu = open ? '' : key; changed(); };
  const pick = (option) => {
    store.menu = '';
    touch(place, block, one, { type: one.type, selected_option: option });
  };
  return html`<span class="menu-place"><button type="button" class="button" aria-expanded=${open}
    aria-label="More choices" @click=${flip}>⋯</button>
    ${open ? html`<div class="menu">${one.options.map((option) => html`<button type="button"
      @click=${() => pick(option)}>${label(option.text)}</button>`)}</div>` : nothing}</span>`;
}

/** Pictures from elsewhere are not fetched: the sandbox works without a network. */
export function picture(one) {
  const own = /^(data:|\/)/.test(one.image_url ?? '');
  return own
    ? html`<img src=${one.image_url} alt=${one.alt_text} />`
    : html`<span class="picture" role="img" aria-label=${one.alt_text}>Picture: ${one.alt_text}</span>`;
}
