import { html } from '/lit/lit-html.js';

const initials = (person) =>
  person.realName.split(/\s+/).slice(0, 2).map((word) => word[0] ?? '').join('').toUpperCase();

const colour = (person) =>
  [...person.id].reduce((sum, sign) => sum * 31 + sign.codePointAt(0), 7) % 8;

/** A face made of initials; the name is always beside it. */
export const avatar = (person, small = false) => html`<span
  class="avatar ${person.app ? 'app' : `tint${colour(person)}`} ${small ? 'small' : ''}"
  aria-hidden="true">${person.app ? '' : initials(person)}</span>`;
