import { el, scrollable, syntheticMark, unseen } from './dom.js';
import { number, t } from './language.js';

/** Longer cells than this many characters may break into lines. */
const longText = 48;

/** True when any part of the answer says `synthetic: true`. */
export function isSynthetic(value) {
  if (value === null || typeof value !== 'object') return false;
  return value.synthetic === true || Object.values(value).some(isSynthetic);
}

/** Every list of rows in the answer, with the way to it: `[{ path: ['costs', 'rows'], rows: [...] }]`. */
export function findTables(value, path = []) {
  if (Array.isArray(value)) return value.length > 0 && value.every(isObject) ? [{ path, rows: value }] : [];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, child]) => findTables(child, [...path, name]));
}

export function answerTable({ path, rows }) {
  const flat = rows.map((row) => flatten(row));
  const columns = [...new Set(flat.flatMap(Object.keys))];
  const numeric = new Set(columns.filter((column) => flat.every((row) => isNumber(row[column] ?? 0))
    && flat.some((row) => isNumber(row[column]))));
  const long = new Set(columns.filter((column) => flat.some((row) => text(row[column]).length > longText)));
  const className = (column) => (numeric.has(column) ? 'number' : long.has(column) && 'long');
  const title = path.join(' › ');
  return scrollable(title, el('table', {},
    el('caption', {}, title, el('span', { class: 'aside' }, ` ${t('rowCount', rows.length)}`)),
    el('thead', {}, el('tr', {}, columns.map((column) => el('th', { scope: 'col', class: className(column) }, column)))),
    el('tbody', {}, flat.map((row) => el('tr', {}, columns.map((column, i) =>
      el(i === 0 ? 'th' : 'td', { scope: i === 0 && 'row', class: className(column) }, cell(column, row[column]))))))));
}

/** `{ source: { document } }` becomes the column `source.document`; lists stay one cell. */
function flatten(row, prefix = '') {
  return Object.fromEntries(Object.entries(row).flatMap(([name, value]) =>
    (isObject(value) ? Object.entries(flatten(value, `${prefix}${name}.`)) : [[prefix + name, value]])));
}

function cell(column, value) {
  if (column.split('.').pop() === 'synthetic' && value === true) return syntheticMark();
  const shown = text(value);
  return shown === '' ? [el('span', { 'aria-hidden': 'true' }, '–'), unseen(t('noValue'))] : shown;
}

function text(value) {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(inList).filter(Boolean).join('; ');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  return isNumber(value) ? number(value) : String(value);
}

/** An object inside a list: its values; a true flag shows by its name, a false one says nothing. */
function inList(value) {
  if (!isObject(value)) return text(value);
  return Object.entries(flatten(value))
    .map(([name, part]) => (typeof part === 'boolean' ? (part ? `(${name})` : '') : text(part)))
    .filter(Boolean)
    .join(' ');
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isNumber(value) {
  return typeof value === 'number';
}
