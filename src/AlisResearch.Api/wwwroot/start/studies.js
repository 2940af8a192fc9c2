import { ask } from './graphql.js';
import { el, fill, problem, scrollable, syntheticMark } from './dom.js';
import { Lang, missing, number, period, t } from './language.js';

const studiesQuery = `{ studies { id name title(lang: ${Lang})
  phases { id name(lang: ${Lang}) from to municipalityCount positionCount }
  rounds { id kind title(lang: ${Lang}) from to synthetic } } }`;
const interviewsQuery = `{ interviewCounts(groupBy: [STUDY]) {
  total rows { study count } provenance { release synthetic citation } } }`;

export async function showStudies(target) {
  const [answer, interviews] = await Promise.all([ask(studiesQuery), ask(interviewsQuery)]);
  const studies = answer.data?.studies;
  if (!studies) return fill(target, problem(answer.problem));

  const posts = await ask(postsQuery(studies));
  const sentence = answer.problem ?? interviews.problem ?? posts.problem;
  const counts = interviews.data?.interviewCounts;
  fill(
    target,
    sentence && problem(sentence),
    el('div', { class: 'cards' }, studies.map((study, i) => card(study, counts, posts.data?.[`s${i}`]?.totalCount))),
    counts && el('p', { class: 'note' }, t('interviewsInAll', number(counts.total)),
      counts.provenance?.synthetic && [' ', syntheticMark()]),
    studies.some(hasGap) && el('p', { class: 'note' }, t('missingSign', missing)),
  );
}

function hasGap({ phases }) {
  return phases.some((phase) => phase.municipalityCount === null || phase.positionCount === null);
}

/** One alias a study; JSON strings are GraphQL strings. */
function postsQuery(studies) {
  return `{ ${studies.map(({ id }, i) =>
    `s${i}: recruitments(where: { study: ${JSON.stringify(id)} }, first: 1) { totalCount }`).join('\n')} }`;
}

function card({ id, name, title, phases, rounds }, counts, posts) {
  const headingId = `study-${id}`;
  // A study without phases only lends reference figures: a zero would say that it had failed to interview anybody.
  const followed = phases.length > 0;
  const interviews = counts && (counts.rows.find((row) => row.study === id)?.count ?? 0);
  return el('article', { class: 'card', 'aria-labelledby': headingId },
    el('header', {},
      el('h3', { id: headingId }, name, ' ', el('code', {}, id)),
      title !== name && el('p', {}, title)),
    el('dl', { class: 'counts' },
      (followed || interviews > 0) && count(interviews, t('interviews', interviews), counts?.provenance?.synthetic),
      (followed || posts > 0) && count(posts > 0 ? posts : null, t('posts', posts)),
      count(rounds.length, t('rounds', rounds.length))),
    phases.length > 0 && phaseTable(name, phases),
    rounds.length > 0 && roundList(rounds),
    followed && figure(id, 'stability', t('showStability'), t('stabilityAlt', name)),
    interviews > 0 && figure(id, 'interview-overview', t('showFigure'), t('figureAlt', name)),
    followed && el('p', {}, el('a', { href: `/reports/${encodeURIComponent(id)}.html?lang=${Lang.toLowerCase()}` }, t('allFigures'))));
}

/** The server draws it; its own description is in the picture, so the text here names it. */
function figure(id, name, summary, alt) {
  return el('details', {},
    el('summary', {}, summary),
    el('img', { src: `/figures/${name}.svg?study=${encodeURIComponent(id)}&lang=${Lang.toLowerCase()}&width=480`, alt, loading: 'lazy', class: 'figure' }));
}

function count(value, label, synthetic) {
  return el('div', {}, el('dt', {}, label, synthetic && [' ', syntheticMark()]), el('dd', {}, number(value)));
}

function phaseTable(study, phases) {
  return scrollable(`${study}: ${t('phases')}`, el('table', {},
    el('caption', { class: 'unseen' }, `${study}: ${t('phases')}`),
    el('thead', {}, el('tr', {},
      el('th', { scope: 'col' }, t('phase')),
      el('th', { scope: 'col', class: 'number' }, t('municipalities')),
      el('th', { scope: 'col', class: 'number' }, t('positions')))),
    el('tbody', {}, phases.map((phase) => el('tr', {},
      el('th', { scope: 'row' }, phase.name, el('small', {}, period(phase.from, phase.to))),
      el('td', { class: 'number' }, number(phase.municipalityCount)),
      el('td', { class: 'number' }, number(phase.positionCount)))))));
}

function roundList(rounds) {
  const synthetic = rounds.filter((round) => round.synthetic).length;
  return el('details', { class: 'rounds' },
    el('summary', {}, t('showRounds'), synthetic > 0 && el('span', { class: 'aside' }, ` ${t('ofWhichSynthetic', synthetic)}`)),
    el('ul', {}, rounds.map((round) => el('li', {},
      el('span', {}, round.title), round.synthetic && [' ', syntheticMark()],
      el('small', {}, period(round.from, round.to))))));
}
