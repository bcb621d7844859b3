import { changed, store } from './store.js';
import { forgetClosed } from './typed.js';

let source;

/** Shows the screen of that person from now on. */
export function live(personId) {
  source?.close();
  source = new EventSource(`/window/${personId}/live`);
  source.addEventListener('screen', (event) => {
    const screen = JSON.parse(event.data);
    store.screen = screen;
    store.clockAhead = screen.now - Date.now();
    store.connected = true;
    forgetClosed();
    changed();
  });
  source.addEventListener('error', () => {
    store.connected = false;
    changed();
  });
}
