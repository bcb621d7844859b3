import { me, now } from '../store.js';

const DAY = 86_400_000;

const zone = () => me()?.zone ?? 'UTC';

const shown = (millis, options) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone(), ...options }).format(millis);

const number = (millis) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone(), year: 'numeric', month: '2-digit', day: '2-digit',
  }).format(millis);

export const time = (millis) =>
  shown(millis, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const seconds = (millis) =>
  shown(millis, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

const short = (millis) => shown(millis, { day: 'numeric', month: 'short', year: 'numeric' });
const plain = (millis) => shown(millis, { day: 'numeric', month: 'long', year: 'numeric' });
const long = (millis) =>
  shown(millis, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

function pretty(millis, otherwise) {
  const near = [['yesterday', -DAY], ['today', 0], ['tomorrow', DAY]];
  const hit = near.find(([, offset]) => number(now() + offset) === number(millis));
  return hit ? hit[0] : otherwise(millis);
}

function ago(millis) {
  const minutes = Math.round((now() - millis) / 60_000);
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return relative.format(-minutes, 'minute');
  if (Math.abs(minutes) < 1440) return relative.format(-Math.round(minutes / 60), 'hour');
  return relative.format(-Math.round(minutes / 1440), 'day');
}

const TOKENS = {
  date_num: number,
  date: plain,
  date_short: short,
  date_long: long,
  date_pretty: (at) => pretty(at, plain),
  date_short_pretty: (at) => pretty(at, short),
  date_long_pretty: (at) => pretty(at, long),
  day_divider_pretty: (at) => pretty(at, long),
  time,
  time_secs: seconds,
  ago,
};

/** Slack's `<!date^…>` format in the reader's zone; tokens it does not know stay. */
export const formatted = (epochSeconds, format) =>
  format.replace(/\{(\w+)\}/g, (whole, token) => TOKENS[token]?.(epochSeconds * 1000) ?? whole);

export const day = (millis) => {
  const text = pretty(millis, long);
  return text[0].toUpperCase() + text.slice(1);
};

export const full = (millis) => `${long(millis)}, ${seconds(millis)} (${zone()})`;
export { seconds, short };
