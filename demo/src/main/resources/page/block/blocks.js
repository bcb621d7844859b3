import { html, nothing } from '/lit/lit-html.js';
import { repeat } from '/lit/directives/repeat.js';
import { label, mrkdwn, text } from '../text/mrkdwn.js';
import { element, picture } from './elements.js';
import { field } from './fields.js';
import { richText } from './richtext.js';
import { unknown } from './unknown.js';

/** Draws blocks; `place` is `{ view }`, or `{ message, conversation }`. */
export const blocks = (place, all) =>
  html`${repeat(all, (block, at) => `${block.block_id ?? at}/${block.type}`, (block) => draw(place, block))}`;

function draw(place, block) {
  const drawn = DRAWN[block.type];
  return drawn ? drawn(place, block) : unknown(block);
}

const DRAWN = {
  section,
  context,
  header: (place, block) =>
    html`<p class="block header" role="heading" aria-level="4">${label(block.text)}</p>`,
  divider: () => html`<hr class="block" />`,
  actions: (place, block) => html`<div class="block actions">
    ${block.elements.map((one) => element(place, block, one))}</div>`,
  input: (place, block) => (place.view ? field(place.view, block) : unknown(block)),
  image: (place, block) => html`<figure class="block">
    ${block.title ? html`<figcaption>${label(block.title)}</figcaption>` : nothing}${picture(block)}</figure>`,
  rich_text: (place, block) => html`<div class="block">${richText(block.elements)}</div>`,
  markdown: (place, block) =>
    html`<div class="block">${mrkdwn(block.text.replaceAll('**', '*').replace(/^#+ (.*)$/gm, '*$1*'))}</div>`,
};

function section(place, block) {
  return html`<div class="block section">
    <div class="words">
      ${block.text ? html`<div>${text(block.text)}</div>` : nothing}
      ${block.fields ? html`<div class="fields">${block.fields.map((one) => html`<div>${text(one)}</div>`)}</div>` : nothing}
    </div>
    ${block.accessory ? html`<div class="accessory">${element(place, block, block.accessory)}</div>` : nothing}
  </div>`;
}

function context(place, block) {
  return html`<div class="block context">${block.elements.map((one) =>
    one.type === 'image' ? picture(one) : html`<span>${text(one)}</span>`)}</div>`;
}
