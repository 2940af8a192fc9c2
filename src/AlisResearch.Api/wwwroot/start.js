// The start page, top to bottom: words first, then each section asks for its own numbers,
// so that one failing answer leaves the rest of the page standing.
import { lang, t } from './start/language.js';
import { showRelease, showDownloads, loadRelease, enableSchema } from './start/release.js';
import { showStudies } from './start/studies.js';
import { showClaims } from './start/claims.js';
import { showExamples } from './start/workbench.js';

fillTexts();
markLanguage();
enableSchema();
showExamples(byId('examples-body'));
loadRelease().then((answer) => {
  showRelease(byId('release-body'), answer);
  showDownloads(byId('downloads-body'), answer);
});
showStudies(byId('studies-body'));
showClaims(byId('claims-body'));

function byId(id) {
  return document.getElementById(id);
}

function fillTexts() {
  document.documentElement.lang = lang;
  document.title = t('title');
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t(node.dataset.text);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', t(node.dataset.label));
  for (const node of document.querySelectorAll('[aria-busy]')) node.textContent = t('loading');
}

/** The language lives in the address alone; switching keeps the place on the page. */
function markLanguage() {
  for (const link of document.querySelectorAll('[data-language]')) {
    if (link.dataset.language === lang) link.setAttribute('aria-current', 'true');
    link.addEventListener('click', () => { link.hash = location.hash; });
  }
}
