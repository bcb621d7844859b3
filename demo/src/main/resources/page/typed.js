// What was typed and chosen in open views, until they close. Goes to the sandbox with each click.
import { changed, store } from './store.js';

const HELD = {
  plain_text_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  number_input: 'value',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  checkboxes: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  file_input: 'files',
};

/** The name under which an element of that type holds its value; undefined for buttons. */
export const heldName = (type) => HELD[type];

export const optionsOf = (element) => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap((group) => group.options),
];

const key = (block, element) => `${block.block_id}\n${element.action_id}`;

const typedIn = (viewId) => store.typed.get(viewId) ?? new Map();

/** What a field of a view holds, typed here or told by the sandbox. */
export function held(view, block, element) {
  const name = heldName(element.type);
  const local = typedIn(view.id).get(key(block, element));
  const value = fits(element, local) ? local : told(view, block, element);
  return value?.[name] ?? null;
}

const told = (view, block, element) =>
  view.state?.values?.[block.block_id]?.[element.action_id];

/** Options may have changed under what was chosen. */
function fits(element, local) {
  if (!local || local.type !== element.type) return false;
  const known = optionsOf(element).map((option) => option.value);
  const chosen = local.selected_options ?? (local.selected_option ? [local.selected_option] : []);
  return known.length === 0 || chosen.every((option) => known.includes(option.value));
}

/** Puts something into a field; returns it in the form of `state.values`. */
export function hold(view, block, element, content) {
  const value = { type: element.type, [heldName(element.type)]: content };
  if (!store.typed.has(view.id)) store.typed.set(view.id, new Map());
  store.typed.get(view.id).set(key(block, element), value);
  changed();
  return value;
}

/** Everything typed into a view that it still has a field for. */
export function allTyped(view) {
  const all = {};
  for (const block of view.blocks) {
    for (const element of elementsOf(block)) {
      const local = typedIn(view.id).get(key(block, element));
      if (!fits(element, local)) continue;
      all[block.block_id] ??= {};
      all[block.block_id][element.action_id] = local;
    }
  }
  return all;
}

export function elementsOf(block) {
  if (block.type === 'input') return [block.element];
  if (block.type === 'actions') return block.elements;
  return block.accessory ? [block.accessory] : [];
}

export function forgetClosed() {
  const open = new Set(store.screen.views.map((view) => view.id));
  if (store.screen.home) open.add(store.screen.home.id);
  for (const map of [store.typed, store.errors]) {
    for (const id of map.keys()) if (!open.has(id)) map.delete(id);
  }
  if (store.screen.views.length === 0) store.modalProblem = '';
}
