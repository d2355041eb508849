import { isMap, isPair, isScalar, Lexer, parseDocument, visit, type Scalar } from 'yaml';
import { LONGEST_VALUE } from './limits';
import { indexAt, statementAt, type Statement } from './statements';
import type { Assignment } from './types';

/** A line that is not blank, from its beginning to before its line break. */
interface Line extends Statement {
  /** How far it is in; an entry of a list is further in than a key above it. */
  readonly depth: number;
  /** The line that it belongs to. */
  readonly parent: Line | undefined;
}

interface Pair extends Statement {
  /** The keys that lead to it. */
  readonly names: readonly string[];
  readonly scalar: Scalar;
  /** `- NAME=value`, as docker compose lists its environment. */
  readonly listed: boolean;
}

const LISTED = /^([A-Za-z_][\w.]*)=([^]*)$/;
/** Lists of them, as far as anybody knows; in another list, `=` may be a part of a password. */
const LISTS = /^(?:environment|env|env_?vars?|(?:build_?)?args|variables|labels|annotations)$/i;

/** A broken token costs up to 50 µs; a value of several lines, in its place, has a few dozen. */
const MOST_TOKENS = 500;

/**
 * The YAML values of a text. Parsing a document takes up to 14 s per megabyte, so only the lines
 * that matter are: the keys above the cursor (by indentation) and the cursor's own line with what
 * is indented below it.
 */
export function readYaml(text: string): (offset: number) => Assignment | undefined {
  const lines = linesOf(text);
  // Of a blank line, the next one that is not.
  return (offset) => valueAt(text, lines, indexAt(lines, offset), offset);
}

/** How the lines are nested, by their indentation alone. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let last: Line | undefined;
  for (const match of text.matchAll(/(?<![^\n])([ \t]*)(\S+)[^\n]*/g)) {
    const [line, indent = '', word = ''] = match;
    const to = match.index + line.length - (line.endsWith('\r') ? 1 : 0);
    const depth = indent.length + (word === '-' ? 0.5 : 0);
    // The beginning of a document, or the end of one.
    const marker = depth === 0 && (word === '---' || word === '...');
    let parent = marker ? undefined : last;
    while (parent && parent.depth >= depth) parent = parent.parent;
    const read = { from: match.index, to, depth, parent };
    lines.push(read);
    if (marker) last = undefined;
    else if (!word.startsWith('#')) last = read;
  }
  return lines;
}

/** What the cursor is in among a line with all that belongs to it and the lines that lead to it. */
function valueAt(
  text: string,
  lines: readonly Line[],
  index: number,
  offset: number,
  whole = false,
): Assignment | undefined {
  const own = lines[index];
  if (!own) return undefined;
  let next = index + 1;
  while ((lines[next]?.depth ?? 0) > own.depth) next++;
  // The blank lines at the end are part of it: `|+` keeps them.
  const end = lines[next]?.from ?? text.length;
  if (end - own.from > LONGEST_VALUE) return undefined;
  const above: Line[] = [];
  for (let line = own.parent; line; line = line.parent) above.unshift(line);
  const before = above.map(({ from, to }) => `${text.slice(from, to)}\n`).join('');
  const source = before + text.slice(own.from, end);
  const shift = own.from - before.length;
  const at = Math.max(offset - shift, before.length - 1);
  const { pairs, isBroken } = pairsIn(source);
  const pair = statementAt(source, pairs, at);
  if (!pair) return undefined;
  if (pair.from >= before.length) {
    // Of what is broken nobody can say where a value ends, and which text is a key.
    const found = offset < own.from || isBroken ? undefined : describe(source, pair);
    return found && { ...found, start: found.start + shift, end: found.end + shift };
  }
  // The key is further up: the cursor is in a value of several lines, which is wanted whole.
  const line = above[before.slice(0, pair.from).split('\n').length - 1];
  if (!line || whole) return undefined;
  return valueAt(text, lines, indexAt(lines, line.from), offset, true);
}

function pairsIn(source: string): { readonly pairs: readonly Pair[]; readonly isBroken: boolean } {
  // Also, composing recurses, while the lexer does not.
  const tokens = new Lexer().lex(source);
  for (let count = 0; !tokens.next().done; count++) {
    if (count === MOST_TOKENS) return { pairs: [], isBroken: true };
  }
  const options = { strict: false, uniqueKeys: false, prettyErrors: false } as const;
  const pairs: Pair[] = [];
  const document = parseDocument(source, { ...options, logLevel: 'silent' });
  visit(document, {
    Scalar(role, scalar, path) {
      const pair = path.at(-1);
      const key = role === 'value' && isPair(pair) ? pair.key : scalar;
      const names = namesOn(path);
      const assigns =
        role === 'value' ||
        (typeof role === 'number' &&
          LISTS.test(names?.at(-1) ?? '') &&
          LISTED.test(sourceOf(scalar)));
      if (!assigns || !names || !isScalar(key) || !key.range || !scalar.range) return;
      const [from] = key.range;
      const to = from + source.slice(from, scalar.range[1]).trimEnd().length;
      pairs.push({ from, to, names, scalar, listed: key === scalar });
    },
  });
  return { pairs, isBroken: document.errors.length > 0 };
}

/** The keys that lead to a value; `undefined` if one of them is a list or a table. */
function namesOn(path: readonly unknown[]): readonly string[] | undefined {
  let names: readonly string[] = [];
  for (const [index, pair] of path.entries()) {
    if (!isPair(pair)) continue;
    if (!isScalar(pair.key)) return undefined;
    const name = sourceOf(pair.key);
    // In a list of `name: … value: …` it is the name that a person knows, not the word "value".
    const label = name === 'value' ? labelOf(path[index - 1]) : '';
    names = label ? [label] : [...names, name];
  }
  return names;
}

function labelOf(map: unknown): string {
  const pairs = isMap(map) ? map.items : [];
  const name = pairs.find(({ key }) => isScalar(key) && sourceOf(key) === 'name')?.value;
  return isScalar(name) ? sourceOf(name) : '';
}

function describe(source: string, { names, scalar, listed }: Pair): Assignment | undefined {
  const { range, type } = scalar;
  if (!range) return undefined;
  let [start, end] = range;
  const written = source.slice(start, end);
  if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') {
    // A quote that never closes: nobody can say where the value ends.
    if (written.length < 2 || written.at(0) !== written.at(-1)) return undefined;
    start += 1;
    end -= 1;
  } else if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
    // The content alone, without the header and the indentation of its first line.
    start += /^[^\n]*\n\s*/.exec(written)?.[0].length ?? written.length;
    end = start + source.slice(start, end).trimEnd().length;
  }
  const value = scalar.value === null ? '' : sourceOf(scalar);
  const item = listed ? LISTED.exec(value) : undefined;
  if (!item) return { key: names.join('.'), value, start, end };
  start += source.slice(start, end).indexOf('=') + 1;
  return { key: [...names, item[1]].join('.'), value: item[2] ?? '', start, end };
}

/** What is written, quotes and escapes undone: `007` and `1.50` stay as they are. */
function sourceOf(scalar: Scalar): string {
  return scalar.source ?? (typeof scalar.value === 'string' ? scalar.value : '');
}
