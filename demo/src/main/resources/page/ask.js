import { changed, store } from './store.js';

const PROBLEMS = {
  operation_timeout: 'Baton did not answer within 3 seconds (operation_timeout). Try again.',
  dispatch_failed: 'Baton could not be reached (dispatch_failed). Is it running? Then try again.',
};

const sentence = (problem) =>
  PROBLEMS[problem] ??
  (problem.startsWith('http_') ? `Baton answered with an error (${problem}). Try again.` : problem);

/** Posts JSON to the sandbox. Answers always; what failed is a `problem` in words. */
export async function post(path, body = {}) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) return { problem: `The sandbox refused this: ${await response.text()}` };
    const answer = await response.json();
    return answer.problem ? { ...answer, problem: sentence(answer.problem) } : answer;
  } catch {
    return { problem: 'The sandbox does not answer. Is it still running?' };
  }
}

/** Does something as the person of this window, and marks it as busy meanwhile. */
export async function act(deed, what, busy = deed) {
  if (store.busy.has(busy)) return { ignored: true };
  store.busy.add(busy);
  changed();
  const answer = await post(`/window/${store.screen.me}/${deed}`, what);
  store.busy.delete(busy);
  changed();
  return answer;
}

/** The same, with a problem shown under the conversation. */
export async function actAloud(deed, what, busy) {
  store.problem = '';
  const answer = await act(deed, what, busy);
  if (answer.problem) {
    store.problem = answer.problem;
    changed();
  }
  return answer;
}
