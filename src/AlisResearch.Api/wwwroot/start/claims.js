import { ask } from './graphql.js';
import { announce, el, fill, problem } from './dom.js';
import { Lang, number, t } from './language.js';

const verdicts = ['CONFIRMED', 'CONTRADICTED', 'EXPLAINED', 'NOT_COMPUTABLE'];
const contradictedQuery = `{ claims(where: { verdict: CONTRADICTED }) {
  id statement(lang: ${Lang}) source { document locator } published publishedText computed
  contradicts { id statement(lang: ${Lang}) published publishedText } note(lang: ${Lang}) } }`;

export async function showClaims(target) {
  const { data, problem: sentence } = await ask('{ claims { id verdict } }');
  if (!data?.claims) return fill(target, problem(sentence));
  const count = (verdict) => data.claims.filter((claim) => claim.verdict === verdict).length;
  const list = el('div', { id: 'contradicted', hidden: true });
  fill(
    target,
    sentence && problem(sentence),
    strip(count),
    el('ul', { class: 'verdicts' }, verdicts.map((verdict) => tile(verdict, count(verdict)))),
    el('p', { class: 'note' }, t('claimsInAll', number(data.claims.length))),
    count('CONTRADICTED') > 0 && listButton(list, count('CONTRADICTED')),
    list,
  );
}

/** A bar in proportion to the counts; the tiles below say the same in words, so it is hidden from readers. */
function strip(count) {
  const bar = el('div', { class: 'strip', 'aria-hidden': 'true' });
  for (const verdict of verdicts) {
    const part = el('span', { class: `verdict-${verdict}` });
    part.style.flexGrow = count(verdict);
    if (count(verdict) > 0) bar.append(part);
  }
  return bar;
}

function tile(verdict, value) {
  return el('li', { class: `verdict-${verdict}` },
    el('strong', {}, number(value)), el('span', {}, t(verdict)), el('small', {}, t(`${verdict}_meaning`)));
}

function listButton(list, count) {
  const button = el('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': list.id, onclick: toggle });
  button.textContent = t('showContradicted', count);
  return button;

  async function toggle() {
    const open = list.hidden;
    list.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    button.textContent = open ? t('hideContradicted') : t('showContradicted', count);
    if (!open || list.querySelector('ol')) return;
    list.textContent = t('loading');
    const { data, problem: sentence } = await ask(contradictedQuery);
    fill(list, sentence && problem(sentence), data?.claims && el('ol', { class: 'claims' }, data.claims.map(claim)));
    announce(sentence ?? t('claimsListed', data.claims.length));
  }
}

function claim({ statement, source, published, publishedText, computed, contradicts, note }) {
  return el('li', {},
    el('p', { class: 'statement' }, statement),
    el('dl', {},
      side(t('published'), value(published, publishedText)),
      computed !== null && side(t('computed'), number(computed)),
      contradicts.map((other) => side(t('otherSide'), value(other.published, other.publishedText), other.statement)),
      side(t('source'), source.document, source.locator)),
    note && el('p', { class: 'note' }, note));
}

function side(term, main, detail) {
  return el('div', {}, el('dt', {}, term), el('dd', {}, main, detail && el('small', {}, detail)));
}

/** The words of the source where they say more than the number. */
function value(published, publishedText) {
  return publishedText ?? number(published);
}
