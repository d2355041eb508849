import { oneLine } from './lines';

const MARK = '[redacted]';
/** Characters of the server's text that are looked at, and that are kept. */
const LOOKED_AT = 4000;
const KEPT = 300;
/** A stretch this long of a secret is recognised even where the server quotes only a part of it. */
const RUN = 16;
/** How much of a sensitive text is looked for in part, so that a huge one costs no time. */
const COMPARED = 20_000;
const COMPARED_LINES = 200;

/**
 * A server's own words, fit for a message and a log: without the given sensitive texts (whole, line
 * by line, percent-encoded, or in part), without keys and links, on one line, at most 300
 * characters and an ellipsis.
 */
export function redact(text: string, sensitive: readonly string[]): string {
  let clean = text.slice(0, LOOKED_AT);
  // A longer form cannot be in it.
  const forms = [...new Set(sensitive.flatMap(formsOf))]
    .filter(({ length }) => length <= LOOKED_AT)
    .sort((a, b) => b.length - a.length);
  for (const form of forms) clean = without(clean, form);
  for (const value of sensitive) {
    for (const form of spellingsOf(value.slice(0, COMPARED))) clean = withoutRuns(clean, form);
  }
  clean = clean
    .replace(/(https?:\/\/[^\s/]+)\/\S*/gi, `$1/${MARK}`)
    .replace(/[0-9A-Za-z]{20,}/g, MARK);
  return oneLine(clean, KEPT);
}

/** Whole and line by line. What is longer than all that is looked at cannot be in it as a whole. */
function formsOf(value: string): string[] {
  const start = value.slice(0, COMPARED);
  const lines = start
    .split(/[\r\n]+/, COMPARED_LINES)
    .map((line) => line.trim())
    .filter((line) => line.length >= 4);
  return [start, start.trim(), ...lines].flatMap(spellingsOf).filter((form) => form !== '');
}

/** As it is, percent-encoded, as forms encode it, and as JSON and HTML escape it. */
function spellingsOf(text: string): string[] {
  const wellFormed = Buffer.from(text).toString();
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const spellings = [
    text,
    encodeURIComponent(wellFormed),
    new URLSearchParams([['', text]]).toString().slice(1),
    JSON.stringify(text).slice(1, -1),
    html,
    html.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    html.replaceAll('"', '&#34;').replaceAll("'", '&#x27;'),
  ];
  // Most texts have few: each is looked for.
  return [...new Set(spellings)];
}

function without(text: string, form: string): string {
  if (form.length >= 4) return text.replaceAll(form, MARK);
  // A short one is part of many words: only where it stands alone.
  const escaped = form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu'), MARK);
}

function withoutRuns(text: string, form: string): string {
  if (text.length < RUN || form.length < RUN) return text;
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= form.length; at++) runs.add(form.slice(at, at + RUN));
  let clean = '';
  let hidden = 0;
  for (let at = 0; at < text.length; at++) {
    if (runs.has(text.slice(at, at + RUN))) {
      if (hidden <= at) clean += MARK;
      hidden = at + RUN;
    }
    if (at >= hidden) clean += text.charAt(at);
  }
  return clean;
}
