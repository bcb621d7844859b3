import { html } from '/lit/lit-html.js';
import { personOf, store } from '../store.js';
import { emoji, withEmoji } from './emoji.js';
import { formatted } from './when.js';

const mark = (sign) =>
  `(?<![\\p{L}\\p{N}${sign}])${sign}(?=\\S)([^${sign}\\n]+?)(?<=\\S)${sign}(?![\\p{L}\\p{N}${sign}])`;
const TOKENS = new RegExp(
  ['<([^<>]+)>', '`([^`\\n]+)`', mark('\\*'), mark('_'), mark('~'), ':([a-z0-9_+-]+):'].join('|'),
  'gu',
);

export const unescaped = (text) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Text in Slack's markup. */
export function mrkdwn(text) {
  const parts = text.split(/```\n?([\s\S]*?)\n?```/);
  return parts.map((part, index) =>
    index % 2 ? html`<pre><code>${unescaped(part)}</code></pre>` : paragraphs(part));
}

/** A text object, plain or marked up. */
export function text(object) {
  if (!object) return '';
  return object.type === 'mrkdwn' ? mrkdwn(object.text) : plain(object.text);
}

export const plain = (words) => lines(unescaped(withEmoji(words)).split('\n'), (line) => line);

/** A text object as one line of characters, for labels and options. */
export const label = (object) => (object ? unescaped(withEmoji(object.text)) : '');

function paragraphs(part) {
  const groups = [];
  for (const line of part.split('\n')) {
    const quoted = /^(&gt;|>) ?/.test(line);
    const words = quoted ? line.replace(/^(&gt;|>) ?/, '') : line;
    if (groups.at(-1)?.quoted === quoted) groups.at(-1).lines.push(words);
    else groups.push({ quoted, lines: [words] });
  }
  return groups.map((group) =>
    group.quoted
      ? html`<blockquote>${lines(group.lines, inline)}</blockquote>`
      : lines(group.lines, inline));
}

const lines = (all, draw) =>
  all.map((line, index) => (index ? html`<br />${draw(line)}` : draw(line)));

function inline(line) {
  const parts = [];
  let end = 0;
  for (const hit of line.matchAll(TOKENS)) {
    parts.push(unescaped(line.slice(end, hit.index)), token(hit));
    end = hit.index + hit[0].length;
  }
  parts.push(unescaped(line.slice(end)));
  return parts;
}

function token([whole, angle, code, bold, italic, strike, name]) {
  if (angle) return reference(angle);
  if (code) return html`<code>${unescaped(code)}</code>`;
  if (bold) return html`<strong>${inline(bold)}</strong>`;
  if (italic) return html`<em>${inline(italic)}</em>`;
  if (strike) return html`<s>${inline(strike)}</s>`;
  return name ? emoji(name) : whole;
}

function reference(angle) {
  const [target, ...rest] = angle.split('|');
  const words = rest.join('|');
  if (target.startsWith('@')) return mention(target.slice(1), words);
  if (target.startsWith('#')) return channel(target.slice(1), words);
  if (target.startsWith('!date^')) return date(target, words);
  if (target.startsWith('!')) return html`<span class="mention">@${words || target.slice(1)}</span>`;
  return link(target, unescaped(words || target.replace(/^mailto:/, '')));
}

function mention(id, words) {
  const person = personOf(id);
  const self = id === store.screen.me ? 'mention self' : 'mention';
  return html`<span class=${self} title=${person?.title ?? ''}>@${person?.realName ?? (words || id)}</span>`;
}

function channel(id, words) {
  const found = store.screen.conversations.find((one) => one.id === id);
  return html`<span class="mention">#${found?.name ?? (words || id)}</span>`;
}

function date(target, fallback) {
  const [, seconds, format, url] = target.split('^');
  const words = formatted(Number(seconds), format);
  const shown = html`<time datetime=${new Date(seconds * 1000).toISOString()} title=${fallback}>${words}</time>`;
  return url ? link(url, shown) : shown;
}

/** A link that opens in a window of its own; anything but web and mail addresses stays text. */
export const link = (address, words) => {
  const target = unescaped(address);
  return /^(https?:\/\/|mailto:)/.test(target)
    ? html`<a href=${target} target="_blank" rel="noopener noreferrer">${words}</a>`
    : words;
};
