import { texts } from './texts.js';

export const lang = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'nb';

/** The schema's name for the page's language. */
export const Lang = lang.toUpperCase();

/** Statistics Norway's sign for a figure that is missing. */
export const missing = '..';

const locale = lang === 'en' ? 'en-GB' : 'nb-NO';
// min2: 10 000 is grouped, 2021 is not, so years and small counts stay as printed.
const numbers = new Intl.NumberFormat(locale, { useGrouping: 'min2', maximumFractionDigits: 4 });
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** The text for a key; entries that need a number are functions of it. */
export function t(key, ...values) {
  const text = texts[lang][key];
  if (text === undefined) throw new Error(`No text for ${key} in ${lang}`);
  return typeof text === 'function' ? text(...values) : text;
}

export function number(value) {
  return value === null || value === undefined ? missing : numbers.format(value);
}

export function day(iso) {
  return iso ? days.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)) : missing;
}

function month(iso) {
  return months.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)).replaceAll(' ', '\u00a0');
}

/** Both ends included; the sources print months, so no finer unit is shown. */
export function period(from, to) {
  const [start, end] = [from, to].map((iso) => iso && month(iso));
  if (start && end) return start === end ? start : `${start} – ${end}`;
  if (start) return t('since', start);
  return end ? t('until', end) : missing;
}
