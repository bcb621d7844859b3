// The address names who looks and at what: #/ana/general, #/ana/baton, #/ana/home, #/ana/mailbox/ID
import { changed, store } from './store.js';

export const addressOf = (who, place, item) =>
  `#/${who}/${place}${item ? `/${item}` : ''}`;

export function goTo(place, item = '') {
  location.hash = addressOf(store.route.who, place, item);
}

/** Follows the address from now on; calls back with the person when that changes. */
export function follow(onPerson) {
  const read = () => {
    const [, who, place, item] = location.hash.split('/').map(decodeURIComponent);
    const person = store.people.find((one) => one.name === who) ?? store.people[0];
    if (!person) return;
    const same = store.route.who === person.name;
    store.route = { who: person.name, place: place || 'general', item: item ?? '' };
    Object.assign(store, { menu: '', drawer: false, problem: '' });
    if (!same) {
      store.screen = null;
      store.composer = { text: '', picked: 0, hidden: false };
      onPerson(person);
    }
    changed();
  };
  window.addEventListener('hashchange', read);
  read();
}
