import { ask } from './graphql.js';
import { answerTable, findTables, isSynthetic } from './answer.js';
import { copyButton, el, fill, problem, scrollable, syntheticMark, unseen } from './dom.js';
import { examples } from './examples.js';
import { t } from './language.js';
import { curlLine, rSnippet } from './snippets.js';

/** Shows every example; the first is run at once, so that one answer stands there to look at. */
export function showExamples(target) {
  const benches = examples.map(bench);
  target.replaceChildren(...benches.map(({ article }) => article));
  benches[0].run();
}

function bench({ text, query, rows }, index) {
  const [headingId, editorId] = [`example-${index + 1}`, `query-${index + 1}`];
  const title = t(`${text}Title`);
  const status = el('p', { class: 'status', role: 'status' });
  const answer = el('div', { class: 'answer-body' }, el('p', { class: 'empty' }, t('answerHere')));
  const snippets = { curl: el('code'), r: el('code') };
  const editor = el('textarea', {
    id: editorId, rows: query.split('\n').length, spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off',
    translate: 'no', wrap: 'off', oninput: edited, onkeydown: runOnCtrlEnter,
  });
  const runButton = el('button', { type: 'button', class: 'primary', onclick: run }, t('run'), unseen(`: ${title}`));
  const resetButton = el('button', { type: 'button', class: 'quiet', hidden: true, onclick: reset }, t('reset'));
  let latest = 0;
  editor.value = query;
  writeSnippets(rows);

  const article = el('article', { class: 'example', 'aria-labelledby': headingId },
    el('header', {}, el('h3', { id: headingId }, title), el('p', {}, t(`${text}About`))),
    el('div', { class: 'panes' },
      el('div', { class: 'query' },
        el('label', { for: editorId }, t('query')),
        editor,
        el('p', { class: 'actions' }, runButton, resetButton, el('span', { class: 'aside' }, t('runKey'))),
        el('details', { class: 'snippets' },
          el('summary', {}, t('useElsewhere')),
          snippet(t('rLabel'), snippets.r),
          snippet(t('curlLabel'), snippets.curl))),
      el('div', { class: 'answer' }, el('h4', {}, t('answer')), status, answer)));
  return { article, run };

  async function run() {
    const asked = ++latest;
    status.textContent = t('loading');
    const started = performance.now();
    const { data, problem: sentence } = await ask(editor.value);
    if (asked !== latest) return;
    const tables = findTables(data);
    status.textContent = data ? t('answeredIn', Math.max(1, Math.round(performance.now() - started))) : '';
    fill(
      answer,
      sentence && problem(sentence),
      isSynthetic(data) && el('p', { class: 'note' }, syntheticMark(), ` ${t('syntheticMeaning')}`),
      tables.map(answerTable),
      data && el('details', { class: 'json', open: true },
        el('summary', {}, 'JSON'),
        scrollable(`${title}: JSON`, el('pre', {}, el('code', {}, JSON.stringify({ data }, null, 2))))),
    );
    if (sentence) status.textContent = '';
    if (data) writeSnippets(tables[0]?.path ?? []);
  }

  function edited() {
    resetButton.hidden = editor.value === query;
    writeSnippets(editor.value === query ? rows : []);
  }

  function reset() {
    editor.value = query;
    edited();
    editor.focus();
  }

  function runOnCtrlEnter(event) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  }

  function writeSnippets(path) {
    snippets.curl.textContent = curlLine(editor.value);
    snippets.r.textContent = rSnippet(editor.value, path);
  }
}

function snippet(label, code) {
  return el('div', { class: 'snippet' },
    el('p', { class: 'snippet-head' }, el('span', {}, label), copyButton(t('copy'), () => code.textContent)),
    scrollable(label, el('pre', {}, code)));
}
