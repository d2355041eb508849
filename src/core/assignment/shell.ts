import { readDotenv } from './dotenv';
import { lineEnd, matchAt, nextLine, skipBlanks, statementAt } from './pieces';
import { readWord, type Word } from './shellWords';
import type { Assignment } from './types';

const NAME = /([A-Za-z_]\w*)(?:\[\w*\])?\+?=/y;
/** What may stand before assignments, Dockerfile's instructions among them. */
const DECLARES = /^(export|declare|typeset|local|readonly|env|ENV|ARG)$/;
/** What a command may follow. */
const LEADS = /^(then|do|else|elif|if|while|until|time|sudo|exec|command|RUN|!|\{)$/;
/** What passes a variable to another program, as `docker run` does. */
const PASSES = /^(-e|--env|--build-arg)$/;
// fish: `set -gx NAME value`; csh: `setenv NAME value`.
const SET =
  /(?:set(?:[ \t]+-(?:[gUluf]*x[gUluf]*|-export|-global|-universal))+|setenv)[ \t]+(\w+)[ \t]+(?=[^\s#;&|])/y;
/** In tabs. */
const LONGEST_INDENT = 100;
const HERE_DOCUMENT = /<<(-?)[ \t]*\\?(['"]?)(\w+)\2/y;

/**
 * The value of the variable that a shell script or Dockerfile sets at `offset`: before a command,
 * after `export` and its like, in fish's and csh's words, or in the lines of a here-document.
 * Not found if it takes running something to know it (`$(…)`).
 */
export function shellAssignmentAt(piece: string, offset: number): Assignment | undefined {
  let place: 'command' | 'declaration' | 'arguments' = 'command';
  let from: number | undefined = 0; // where the statement counts from, blanks before it included
  let previous = '';
  let hereDocument: RegExpExecArray | undefined;
  const unclosed = new Set<string | undefined>();
  let at = 0;
  const restart = (next: number): void => {
    place = 'command';
    from = next;
    previous = '';
    at = next;
  };
  while (at < piece.length && (from ?? at) <= offset) {
    const char = piece.charAt(at);
    const here = matchAt(HERE_DOCUMENT, piece, at);
    if (char === ' ' || char === '\t') at = skipBlanks(piece, at);
    else if (char === '#') at = lineEnd(piece, at);
    else if (/\s/.test(char)) {
      const opened = char === '\n' ? hereDocument : undefined;
      const body = opened && !unclosed.has(opened[3]) ? bodyOf(piece, at + 1, opened) : undefined;
      if (opened && !body) unclosed.add(opened[3]);
      if (opened) hereDocument = undefined;
      if (body && offset >= body.from && offset < body.to) {
        return inHereDocument(piece, body.from, body.to, offset);
      }
      restart(body?.next ?? at + 1);
    } else if (here) {
      hereDocument = here;
      at += here[0].length;
    } else if (piece.startsWith('\\\n', at) || piece.startsWith('\\\r\n', at)) {
      at = nextLine(piece, at);
    } else if (/[;&|()]/.test(char)) restart(at + 1);
    else if (/[<>]/.test(char)) at++;
    else {
      const set = place === 'command' ? matchAt(SET, piece, at) : undefined;
      const assigns = place !== 'arguments' || PASSES.test(previous);
      const head = set ?? (assigns ? matchAt(NAME, piece, at) : undefined);
      if (head) {
        const start = at + head[0].length;
        const word = readWord(piece, start);
        const to = reachOf(piece, word.end);
        if (offset >= (from ?? at) && offset <= to) {
          // fish's variables are lists: only one word is one value.
          if (set && !endsAt(piece, to)) return undefined;
          return describe(piece, head, start, word);
        }
        at = word.end;
        from = undefined;
        continue;
      }
      const word = readWord(piece, at);
      previous = piece.slice(at, word.end);
      at = Math.max(word.end, at + 1);
      if (place === 'command' && DECLARES.test(previous)) place = 'declaration';
      else if (place === 'command' && LEADS.test(previous)) restart(at);
      else if (place !== 'declaration' || !previous.startsWith('-')) {
        place = 'arguments';
        from = undefined;
      }
    }
  }
  return undefined;
}

function describe(
  piece: string,
  head: RegExpExecArray,
  start: number,
  word: Word,
): Assignment | undefined {
  // `NAME=(…)` is a list.
  if (!word.literal || piece[start] === '(') return undefined;
  const [from, to] = word.inner;
  return { key: head[1] ?? '', value: word.value, start: from, end: to };
}

/** The blanks after a value count as it, up to the end of the line, a comment or a `;`. */
function reachOf(piece: string, end: number): number {
  const next = skipBlanks(piece, end);
  return endsAt(piece, next) ? next : end;
}

function endsAt(piece: string, at: number): boolean {
  return at === lineEnd(piece, at) || /[#;]/.test(piece.charAt(at));
}

/** The lines up to the delimiter, and where that ends; `undefined` if it never comes. */
function bodyOf(
  piece: string,
  from: number,
  [, dash, , delimiter = '']: RegExpExecArray,
): { from: number; to: number; next: number } | undefined {
  for (let at = from; ; at++) {
    at = piece.indexOf(delimiter, at);
    if (at < 0) return undefined;
    const line = piece.lastIndexOf('\n', at - 1) + 1;
    const before = piece.slice(line, Math.min(at, line + LONGEST_INDENT));
    const next = at + delimiter.length;
    const alone = dash ? /^\t*$/.test(before) : before === '';
    if (alone && line >= from && next === lineEnd(piece, next)) return { from, to: line, next };
  }
}

function inHereDocument(
  piece: string,
  from: number,
  to: number,
  offset: number,
): Assignment | undefined {
  const found = statementAt(piece.slice(from, to), offset - from, readDotenv);
  return found && { ...found, start: found.start + from, end: found.end + from };
}
