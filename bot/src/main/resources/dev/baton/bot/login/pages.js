'use strict';
// Keeps the board fresh, and moves tickets without loading the page anew. Everything works without it, by forms.
(() => {
  const tickets = document.getElementById('tickets');
  const said = document.getElementById('said');
  if (!tickets || !said) return;
  const EVERY = 5000;
  let etag = tickets.dataset.etag;
  let held = null;
  let asking = false;

  const busy = () => held !== null || tickets.querySelector('details[open]') !== null;

  async function refresh(must) {
    if (asking || document.hidden || (busy() && !must)) return;
    asking = true;
    try {
      const answer = await fetch(tickets.dataset.poll, { headers: { 'If-None-Match': etag }, cache: 'no-store' });
      if (answer.status === 403) { location.reload(); return; }
      if (answer.status !== 200) return;
      const html = await answer.text();
      if (busy() && !must) return;
      etag = answer.headers.get('ETag') || etag;
      const focused = tickets.contains(document.activeElement) ? document.activeElement.id : '';
      tickets.innerHTML = html;
      if (focused) document.getElementById(focused)?.focus();
    } catch (away) {
      // The server is away; the next asking finds it again.
    } finally {
      asking = false;
    }
  }

  function tell(text, wrong) {
    said.classList.toggle('wrong', wrong);
    said.textContent = text;
  }

  async function move(form, column) {
    const card = form.dataset.move;
    const body = new URLSearchParams(new FormData(form));
    body.set('column', column);
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { 'X-Baton': 'script' } });
      if (answer.headers.get('Content-Type')?.startsWith('text/html')) { location.reload(); return; }
      tell(await answer.text(), !answer.ok);
    } catch (away) {
      form.submit();
      return;
    }
    form.closest('details').open = false;
    await refresh(true);
    document.getElementById('move-' + card)?.focus();
  }

  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.dataset.move || !event.submitter) return;
    event.preventDefault();
    move(form, event.submitter.value);
  });

  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const open = event.target.closest?.('details[open]');
    if (open) { open.open = false; open.querySelector('summary').focus(); }
  });

  const lanes = () => tickets.querySelectorAll('.lane');
  const letGo = () => {
    held?.classList.remove('held');
    held = null;
    lanes().forEach(lane => lane.classList.remove('can', 'over'));
  };

  tickets.addEventListener('dragstart', event => {
    const card = event.target.closest('.card[draggable=true]');
    if (!card) return;
    held = card;
    card.classList.add('held');
    event.dataTransfer.setData('text/plain', card.id);
    event.dataTransfer.effectAllowed = 'move';
    const may = [...card.querySelectorAll('button[name=column]')].map(button => button.value);
    lanes().forEach(lane => lane.classList.toggle('can', may.includes(lane.dataset.column)));
  });
  tickets.addEventListener('dragover', event => {
    const lane = event.target.closest('.lane');
    if (!held || !lane) return;
    event.preventDefault();
    lanes().forEach(other => other.classList.toggle('over', other === lane));
  });
  tickets.addEventListener('drop', event => {
    const lane = event.target.closest('.lane');
    const card = held;
    letGo();
    if (!card || !lane || lane.contains(card)) return;
    event.preventDefault();
    // Where it may not go the server says why, and which way leads there.
    move(card.querySelector('form[data-move]'), lane.dataset.column);
  });
  tickets.addEventListener('dragend', letGo);

  setInterval(refresh, EVERY);
  document.addEventListener('visibilitychange', () => refresh());
})();
