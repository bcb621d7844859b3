// What the page knows. Everything is drawn from it anew after each change.

export const store = {
  people: [],
  screen: null,
  clockAhead: 0,
  connected: false,
  route: { who: '', place: 'general', item: '' },
  busy: new Set(),
  problem: '',
  typed: new Map(),
  errors: new Map(),
  modalProblem: '',
  question: null,
  menu: '',
  drawer: false,
  composer: { text: '', picked: 0, hidden: false },
  mail: { everybody: false, form: 'html' },
  files: new Map(),
  searches: new Map(),
  backstage: { open: false, requests: [], faults: null },
};

const listeners = [];
let due = false;

export function onChange(listener) {
  listeners.push(listener);
}

/** Draws soon, once for all changes of this moment. */
export function changed() {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    listeners.forEach((listener) => listener());
  });
}

export const me = () => store.screen?.people.find((person) => person.id === store.screen.me);

export const personOf = (id) =>
  id === store.screen.bot.id
    ? { id, realName: store.screen.bot.name, name: 'baton', title: 'app', app: true }
    : store.screen.people.find((person) => person.id === id);

/** The moment by the sandbox's clock. */
export const now = () => Date.now() + store.clockAhead;

export const direct = () => store.screen.conversations.find((one) => one.kind === 'direct');

/** The conversation that is shown; undefined in the mailbox and App Home. */
export function conversation() {
  const { place } = store.route;
  if (place === 'baton') return direct();
  return store.screen.conversations.find((one) => one.kind !== 'direct' && one.name === place);
}
