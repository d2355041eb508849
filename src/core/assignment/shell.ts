import { isLineEnd, lineEnd, matchAt, nextLine, skipBlanks } from './scanning';
import { ShellWords, type Word } from './shellWords';
import type { Statement } from './statements';
import type { Assignment } from './types';

const NAME = /([A-Za-z_]\w*)(?:\[\w*\])?\+?=/y;
/** What may stand before assignments. */
const DECLARES = new Set(['export', 'declare', 'typeset', 'local', 'readonly', 'env']);
/** What a command may follow. */
const LEADS = new Set('then do else elif if while until time sudo exec command ! {'.split(' '));
/** What passes a variable to another program, as `docker run` does. */
const PASSES = new Set(['-e', '--env', '--build-arg']);
const HERE_DOCUMENT = /<<(-?)[ \t]*\\?(['"]?)(\w+)\2/y;

/**
 * The variables that a shell script sets: before a command, or after `export` and its like. One
 * that takes running something to know it (`$(…)`) cannot be shared.
 */
export function readShell(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  const words = new ShellWords(text);
  let place: 'command' | 'declaration' | 'arguments' = 'command';
  let from: number | undefined = 0; // where the statement counts from, blanks before it included
  let previous = '';
  let hereDocument: RegExpExecArray | undefined;
  let at = 0;
  const restart = (next: number): void => {
    place = 'command';
    from = next;
    previous = '';
    at = next;
  };
  while (at < text.length) {
    const char = text.charAt(at);
    const here = char === '<' ? matchAt(HERE_DOCUMENT, text, at) : undefined;
    if (char === ' ' || char === '\t') at = skipBlanks(text, at);
    else if (char === '#') at = lineEnd(text, at);
    else if (char === '\n' && hereDocument) {
      restart(afterHereDocument(text, at, hereDocument));
      hereDocument = undefined;
    } else if (/\s/.test(char)) restart(at + 1);
    else if (here) {
      hereDocument = here;
      at += here[0].length;
    } else if (char === '\\' && isLineEnd(text, at + 1)) at = nextLine(text, at);
    else if (';&|()'.includes(char)) restart(at + 1);
    else if ('<>'.includes(char)) at++;
    else {
      const assigns = place !== 'arguments' || PASSES.has(previous);
      const head = assigns ? matchAt(NAME, text, at) : undefined;
      if (head) {
        const start = at + head[0].length;
        const word = words.at(start);
        const key = head[1] ?? '';
        const to = reachOf(text, word.end);
        statements.push({ from: from ?? at, to, read: () => describe(text, key, start, word) });
        at = word.end;
        from = undefined;
        continue;
      }
      const word = words.at(at);
      previous = text.slice(at, word.end);
      at = Math.max(word.end, at + 1);
      if (place === 'command' && DECLARES.has(previous)) place = 'declaration';
      else if (place === 'command' && LEADS.has(previous)) restart(at);
      else if (place !== 'declaration' || !previous.startsWith('-')) {
        place = 'arguments';
        from = undefined;
      }
    }
  }
  return statements;
}

function describe(text: string, key: string, start: number, word: Word): Assignment | undefined {
  // `NAME=(…)` is a list.
  if (!word.literal || text[start] === '(') return undefined;
  const [from, to] = word.inner;
  return { key, value: word.value, start: from, end: to };
}

/** The blanks after a value count as it, up to the end of the line, a comment or a `;`. */
function reachOf(text: string, end: number): number {
  const next = skipBlanks(text, end);
  return isLineEnd(text, next) || /[#;]/.test(text.charAt(next)) ? next : end;
}

/** The end of the delimiter's line; of the text, if that never comes, as shells have it. */
function afterHereDocument(
  text: string,
  newline: number,
  [, dash, , delimiter = '']: RegExpExecArray,
): number {
  for (let line = newline + 1; line < text.length; line = nextLine(text, line)) {
    let at = line;
    while (dash && text[at] === '\t') at++;
    const end = at + delimiter.length;
    if (text.startsWith(delimiter, at) && isLineEnd(text, end)) return end;
  }
  return text.length;
}
