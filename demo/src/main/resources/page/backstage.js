// For developers: each request between bot, Slack and Resend, and what may go wrong on demand.
import { html, nothing } from '/lit/lit-html.js';
import { repeat } from '/lit/directives/repeat.js';
import { post } from './ask.js';
import { changed, store } from './store.js';
import { full, seconds } from './text/when.js';

const EVERY = 1000;
const KEPT = 300;
const WAYS = {
  BOT_TO_SLACK: 'Baton → Slack',
  SLACK_TO_BOT: 'Slack → Baton',
  BOT_TO_RESEND: 'Baton → Resend',
  RESEND_TO_BOT: 'Resend → Baton',
  BOT_TO_TELEGRAM: 'Baton → Telegram',
  BOT_TO_PAGERDUTY: 'Baton → PagerDuty',
  BOT_TO_RECEIVER: 'Baton → webhook',
};
const SIGNED = { ACCEPTED: 'signature accepted', REFUSED: 'signature refused', UNKNOWN: 'no answer', NOT_SIGNED: '' };

let timer;

export function backstage() {
  watch();
  const { open, requests, faults } = store.backstage;
  if (!open) return nothing;
  return html`<aside class="backstage" aria-label="Requests and faults">
    <header class="top"><h2>Requests and faults</h2>
      <button type="button" class="plain" aria-label="Close requests and faults" @click=${shut}>×</button></header>
    ${faults ? stirring(faults) : nothing}
    ${faults ? becoming() : nothing}
    <h3>Requests</h3>
    <ol class="requests">${repeat(requests, (one) => one.number, line)}</ol>
    ${requests.length ? nothing : html`<p class="empty">Nothing was said between Baton and Slack yet.</p>`}
  </aside>`;
}

function watch() {
  if (store.backstage.open && !timer) {
    timer = setInterval(look, EVERY);
    look();
  } else if (!store.backstage.open && timer) {
    clearInterval(timer);
    timer = undefined;
  }
}

async function look() {
  const after = store.backstage.requests[0]?.number ?? 0;
  const response = await fetch(`/backstage?after=${after}`).catch(() => null);
  if (!response?.ok) return;
  const { requests, ...faults } = await response.json();
  store.backstage.faults = faults;
  store.clockAhead = faults.now - Date.now();
  store.backstage.requests = [...requests.reverse(), ...store.backstage.requests].slice(0, KEPT);
  changed();
}

function shut() {
  store.backstage.open = false;
  changed();
}

async function stir(fault) {
  await post(`/backstage/${fault}`);
  await look();
}

const stirring = (faults) => html`<h3>Let something go wrong</h3><div class="faults">
  ${button('slack-429', 'Slack answers 429', '3 calls, “retry after 2 s”')}
  ${button('slack-slow', 'Slow 2 s', '3 calls')}
  ${flip('slack', 'Slack is down', faults.slackDown)}
  ${flip('resend', 'Resend is down', faults.resendDown)}
  ${button('clock-jump', 'The clock jumps 1 h', `${faults.ahead} h ahead`)}
  ${button('clock-day', 'The clock jumps 1 day', 'shifts and absences begin and end')}
  ${button('desk-ticket', 'The help desk sends a ticket', 'a signed webhook to the bot')}
  <button type="button" class="button" @click=${() => stir('all-well')}>All well again</button>
  <p class="hint" role="status">${faults.slackWaiting ? `${faults.slackWaiting} calls to Slack will go wrong. ` : ''}It is ${full(faults.now)}.</p></div>`;

const BECOMES = [['away', 'On vacation'], ['here', 'Back'], ['deactivated', 'Deactivated'], ['active', 'Active again'],
  ['guest', 'A guest'], ['member', 'A full member']];
let chosen = '';

const becoming = () => html`<h3>Let somebody change</h3><div class="faults">
  <label>Who <select @change=${(event) => { chosen = event.target.value; }}>
    ${(store.screen?.people ?? []).filter((one) => !one.bot).map((one) => html`<option value=${one.id} ?selected=${one.id === chosen}>${one.realName}</option>`)}</select></label>
  ${BECOMES.map(([as, words]) => html`<button type="button" class="button" @click=${() => become(as)}>${words}</button>`)}</div>`;

async function become(as) {
  const who = chosen || store.screen?.people?.find((one) => !one.bot)?.id;
  if (!who) return;
  await post(`/window/${who}/become`, { as });
  await look();
}

const button = (fault, words, more) => html`<button type="button" class="button" @click=${() => stir(fault)}>${words}<small>${more}</small></button>`;

const flip = (place, words, down) => html`<button type="button" class="button ${down ? 'danger' : ''}"
  aria-pressed=${down} @click=${() => stir(`${place}-${down ? 'up' : 'down'}`)}>${words}</button>`;

function line(one) {
  const signed = SIGNED[one.signature];
  const bad = one.status === 0 || one.status >= 400 || /"ok":false/.test(one.answer);
  return html`<li><details class=${bad ? 'bad' : ''}><summary><span class="name">${one.name}</span>
    <small>${WAYS[one.direction]} · ${seconds(one.at)} · ${one.took.toFixed(1)} ms · ${one.status || 'no answer'}${signed ? ` · ${signed}` : ''}</small></summary>
    <h4>Request</h4><pre tabindex="0" aria-label="Request">${readable(one.request)}</pre>
    <h4>Answer</h4><pre tabindex="0" aria-label="Answer">${readable(one.answer) || '(empty)'}</pre></details></li>`;
}

/** JSON indented, forms as lines; anything else as it came. */
function readable(body) {
  const json = indented(body);
  if (json || !/^[\w.-]+=/.test(body)) return json || body;
  return [...new URLSearchParams(body)].map(([name, value]) => `${name}: ${indented(value) || value}`).join('\n');
}

function indented(text) {
  try {
    return /^[[{]/.test(text) ? JSON.stringify(JSON.parse(text), null, 2) : '';
  } catch {
    return '';
  }
}
