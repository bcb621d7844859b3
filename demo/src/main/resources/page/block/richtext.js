import { html } from '/lit/lit-html.js';
import { link, mrkdwn } from '../text/mrkdwn.js';
import { emoji } from '../text/emoji.js';

/** The inside of a rich_text block. */
export const richText = (elements) => elements.map(part);

function part(one) {
  switch (one.type) {
    case 'rich_text_section': return html`<p>${one.elements.map(word)}</p>`;
    case 'rich_text_quote': return html`<blockquote>${one.elements.map(word)}</blockquote>`;
    case 'rich_text_preformatted': return html`<pre><code>${one.elements.map((o) => o.text ?? '')}</code></pre>`;
    case 'rich_text_list': return list(one);
    default: return word(one);
  }
}

function list(one) {
  const items = one.elements.map((item) => html`<li>${item.elements.map(word)}</li>`);
  return one.style === 'ordered' ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
}

function word(one) {
  switch (one.type) {
    case 'text': return styled(one.text, one.style ?? {});
    case 'link': return link(one.url, one.text ?? one.url);
    case 'emoji': return emoji(one.name);
    case 'user': return mrkdwn(`<@${one.user_id}>`);
    case 'channel': return mrkdwn(`<#${one.channel_id}>`);
    case 'broadcast': return mrkdwn(`<!${one.range}>`);
    case 'date': return mrkdwn(`<!date^${one.timestamp}^${one.format}|${one.fallback ?? ''}>`);
    default: return html`<code>${JSON.stringify(one)}</code>`;
  }
}

function styled(words, style) {
  let drawn = words;
  if (style.code) drawn = html`<code>${drawn}</code>`;
  if (style.bold) drawn = html`<strong>${drawn}</strong>`;
  if (style.italic) drawn = html`<em>${drawn}</em>`;
  if (style.strike) drawn = html`<s>${drawn}</s>`;
  return drawn;
}
