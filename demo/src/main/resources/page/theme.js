import { changed } from './store.js';

const ORDER = ['auto', 'light', 'dark'];
const KEY = 'baton-sandbox-theme';

export const theme = () => localStorage.getItem(KEY) ?? 'auto';

export function useTheme() {
  document.documentElement.dataset.theme = theme();
}

export function nextTheme() {
  localStorage.setItem(KEY, ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length]);
  useTheme();
  changed();
}
