import { ask, readText } from './graphql.js';
import { copyButton, el, fill, problem, scrollable, syntheticMark, unseen } from './dom.js';
import { Lang, day, missing, number, t } from './language.js';

export function loadRelease() {
  return ask(`{ release { id date kind policy citation synthetic
    tables { name title(lang: ${Lang}) rows synthetic parquetUrl csvUrl } } }`);
}

export function showRelease(target, { data, problem: sentence }) {
  const release = data?.release;
  if (!release) return fill(target, problem(sentence));
  fill(
    target,
    sentence && problem(sentence),
    release.kind === 'INTERNAL' && el('p', { class: 'mark internal' }, t('internal')),
    el('dl', { class: 'facts' },
      fact(t('releaseId'), el('code', {}, release.id)),
      fact(t('releaseDate'), day(release.date)),
      fact(t('releaseKind'), t(release.kind === 'INTERNAL' ? 'kindInternal' : 'kindPublic')),
      fact(t('releasePolicy'), release.policy ?? missing)),
    el('figure', { class: 'citation' },
      el('figcaption', {}, t('releaseCitation')),
      el('blockquote', {}, release.citation),
      copyButton(t('copyCitation'), () => release.citation)),
    release.synthetic && el('p', { class: 'note' }, syntheticMark(), ` ${t('syntheticRelease')}`),
  );
}

export function showDownloads(target, { data, problem: sentence }) {
  const tables = data?.release?.tables;
  if (!tables) return fill(target, problem(sentence));
  fill(target, scrollable(t('downloadsHeading'), el('table', { class: 'downloads' },
    el('caption', { class: 'unseen' }, t('downloadsHeading')),
    el('thead', {}, el('tr', {},
      el('th', { scope: 'col' }, t('table')),
      el('th', { scope: 'col', class: 'number' }, t('rows')),
      el('th', { scope: 'col' }, t('download')))),
    el('tbody', {}, tables.map(downloadRow)))));
}

/** The schema is long: it is fetched the first time somebody opens it, and again after a failure. */
export function enableSchema() {
  const details = document.getElementById('schema-details');
  const body = document.getElementById('schema-body');
  let loaded = false;
  details.addEventListener('toggle', async () => {
    if (!details.open || loaded) return;
    loaded = true;
    body.textContent = t('loading');
    const { text, problem: sentence } = await readText('/schema.graphql');
    loaded = sentence === null;
    fill(body, sentence ? problem(sentence) : scrollable(t('schemaHeading'), el('pre', {}, el('code', {}, text))));
  });
}

function fact(term, value) {
  return el('div', {}, el('dt', {}, term), el('dd', {}, value));
}

function downloadRow({ name, title, rows, synthetic, parquetUrl, csvUrl }) {
  return el('tr', {},
    el('th', { scope: 'row' }, title, el('code', {}, name), synthetic && syntheticMark()),
    el('td', { class: 'number' }, number(rows)),
    el('td', {}, el('span', { class: 'links' }, fileLink('Parquet', parquetUrl, title), fileLink('CSV', csvUrl, title))));
}

function fileLink(format, url, title) {
  return url && el('a', { href: url, download: true }, format, unseen(`: ${title}`));
}
