import { html, nothing } from '/lit/lit-html.js';
import { changed, store } from './store.js';
import { rows } from './text/csv.js';

const SHOWN = 12;

const size = (bytes) => (bytes < 1024 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} kB`);

/** A file in a message; tables are previewed. */
export function attachment(file) {
  if (file.mode === 'tombstone') return html`<div class="file"><p class="hint">This file was deleted.</p></div>`;
  const address = `/window/${store.screen.me}/file/${file.id}`;
  return html`<div class="file"><p><strong>${file.title || file.name}</strong>
    <small>${file.name}, ${size(file.size)}</small>
    <a class="button" href=${address} download=${file.name} aria-label="Download ${file.name}">Download</a></p>
    ${file.name.endsWith('.csv') ? table(file, address) : nothing}</div>`;
}

function table(file, address) {
  const known = store.files.get(file.id);
  if (!known) {
    store.files.set(file.id, { rows: [] });
    read(file, address);
    return html`<p class="hint">Reading the table …</p>`;
  }
  const [head, ...body] = known.rows;
  if (!head) return nothing;
  const cells = (row, cell) => html`<tr>${row.map(cell)}</tr>`;
  return html`<div class="table" tabindex="0" role="region" aria-label="Preview of ${file.name}"><table>
      <thead>${cells(head, (words) => html`<th scope="col">${words}</th>`)}</thead>
      <tbody>${body.slice(0, SHOWN).map((row) => cells(row, (words) => html`<td>${words}</td>`))}</tbody></table></div>
    ${known.more ? html`<p class="hint">The first ${SHOWN} rows. Download it for the rest.</p>` : nothing}`;
}

async function read(file, address) {
  const text = await (await fetch(address)).text();
  const all = rows(text, SHOWN + 2);
  store.files.set(file.id, { rows: all, more: all.length > SHOWN + 1 });
  changed();
}
