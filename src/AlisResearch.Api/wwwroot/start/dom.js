import { t } from './language.js';

/** Builds one element. Children are set as text or nodes, so nothing a server sends becomes markup. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name.replace(/^on/, ''), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Replaces what stands in a section that was waiting for its answer. */
export function fill(target, ...children) {
  target.replaceChildren(...children.flat().filter(Boolean));
  target.removeAttribute('aria-busy');
}

export function problem(sentence) {
  return el('p', { class: 'problem' }, sentence);
}

export function unseen(text) {
  return el('span', { class: 'unseen' }, text);
}

/** The mark that stands wherever an answer says `synthetic: true`. */
export function syntheticMark() {
  return el('strong', { class: 'mark synthetic', title: t('syntheticMeaning') }, t('synthetic'));
}

/** Says something to a screen reader without moving focus. */
export function announce(text) {
  document.getElementById('announcer').textContent = text;
}

export function scrollable(label, child, className = 'scroll') {
  return el('div', { class: className, role: 'group', 'aria-label': label, tabindex: '0' }, child);
}

/** A button that copies what `getText` returns, also where the page is not a secure context. */
export function copyButton(label, getText) {
  const button = el('button', { type: 'button', class: 'quiet', onclick: copy }, label);
  return button;

  async function copy() {
    const copied = await toClipboard(getText());
    button.textContent = copied ? t('copied') : t('copyFailed');
    announce(button.textContent);
    setTimeout(() => { button.textContent = label; }, 2000);
  }
}

async function toClipboard(text) {
  if (navigator.clipboard) {
    const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
    if (done) return true;
  }
  const area = el('textarea', { class: 'unseen', 'aria-hidden': 'true', tabindex: '-1' });
  const focused = document.activeElement;
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  focused?.focus();
  return done;
}
