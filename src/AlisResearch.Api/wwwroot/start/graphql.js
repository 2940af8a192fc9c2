import { t } from './language.js';

const waitAtMost = 30_000;

export const endpoint = new URL('/graphql', location.href).href;

/**
 * Asks one query. Never throws: the answer is `{ data, problem }`, where `problem` is one plain sentence or null.
 * Both are set when the server answered in part.
 */
export async function ask(query) {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json;q=0.9' },
      body: JSON.stringify({ query }),
      signal: AbortSignal.timeout(waitAtMost),
    });
    return read(response.status, await response.text());
  } catch (error) {
    return { data: null, problem: t(error.name === 'TimeoutError' ? 'tooSlow' : 'noContact') };
  }
}

/** Fetches a text file from the same server, with the same promise about problems. */
export async function readText(path) {
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(waitAtMost) });
    if (response.ok) return { text: await response.text(), problem: null };
    return { text: null, problem: statusSentence(response.status) };
  } catch (error) {
    return { text: null, problem: t(error.name === 'TimeoutError' ? 'tooSlow' : 'noContact') };
  }
}

function read(status, body) {
  const answer = parse(body);
  const [first] = answer?.errors ?? [];
  if (first) return { data: answer.data ?? null, problem: errorSentence(first) };
  if (answer?.data && status < 400) return { data: answer.data, problem: null };
  return { data: null, problem: statusSentence(status) };
}

function parse(body) {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function statusSentence(status) {
  if (status === 401 || status === 403) return t('needsKey');
  if (status === 429) return t('tooMany');
  return t('badStatus', status);
}

/** The first line of the first error: servers put traces, if any, after it. */
function errorSentence({ message = '', locations, path, extensions }) {
  const line = message.split(/[\r\n]/)[0].trim().slice(0, 400);
  const sentence = /[.!?]$/.test(line) ? line : `${line}.`;
  if (extensions?.code === 'NOT_RELEASED') return t('notReleased', sentence);
  if (path) return t('answerFailed', sentence);
  return t('queryError', sentence, locations?.[0]?.line);
}
