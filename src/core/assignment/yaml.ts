import { isMap, isScalar, isSeq, Lexer, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import { DEEPEST } from './scanning';
import type { Assignment, Assignments } from './types';
import { YamlLines, type Snippet } from './yamlLines';

/** A scalar under the cursor and the keys that lead to it; offsets within a snippet. */
interface Hit {
  readonly path: readonly string[];
  readonly scalar: Scalar;
  readonly from: number;
  /** `- NAME=value`, as docker compose lists its environment. */
  readonly listed: boolean;
}

/** A broken token costs up to 50 µs; a value of several lines, in its place, has a few dozen. */
const MOST_TOKENS = 500;

const LISTED = /^([A-Za-z_][\w.]*)=([^]*)$/;

/**
 * The YAML values of a text. Parsing a document takes up to 3 s per megabyte, so only the lines
 * that matter are: the keys above the cursor (by indentation) and the cursor's own line with what
 * is indented below it.
 */
export function readYaml(text: string): Assignments {
  const lines = new YamlLines(text);
  return { at: (offset) => valueAt(lines, offset) };
}

function valueAt(lines: YamlLines, offset: number): Assignment | undefined {
  const chain = lines.chainTo(offset);
  const narrow = chain && lines.snippet(chain, chain.length - 1);
  const first = narrow && hitIn(narrow, offset);
  if (!first) return undefined;
  // The key is further up: the cursor is in a value of several lines, which is wanted whole.
  const keyAt = narrow.toText(first.from);
  const keyLine = chain.findLastIndex((line) => line <= keyAt);
  const [own] = chain.slice(-1);
  if (keyLine === chain.length - 1) {
    return own !== undefined && own <= offset ? describe(narrow, first) : undefined;
  }
  const whole = lines.snippet(chain, keyLine);
  const second = whole && hitIn(whole, offset);
  return second && describe(whole, second);
}

interface Search {
  readonly source: string;
  readonly at: number;
  /** Whether blanks between the statement and the cursor do not matter. */
  readonly near: boolean;
}

function hitIn(part: Snippet, offset: number): Hit | undefined {
  const { source } = part;
  if (isTooMuch(source)) return undefined;
  const options = { strict: false, uniqueKeys: false, prettyErrors: false } as const;
  const { contents } = parseDocument(source, { ...options, logLevel: 'silent' });
  const at = part.fromText(offset);
  return (
    find(contents, [], { source, at, near: false }) ??
    find(contents, [], { source, at, near: true })
  );
}

function find(node: unknown, path: readonly string[], search: Search): Hit | undefined {
  if (isSeq(node)) {
    for (const item of node.items) {
      const listed = isScalar(item) && LISTED.test(sourceOf(item));
      const hit = listed ? hitOn(item, undefined, path, search) : find(item, path, search);
      if (hit) return hit;
    }
  }
  if (!isMap(node)) return undefined;
  for (const { key, value } of node.items) {
    if (!isScalar(key)) continue;
    const here = pathOf(node, path, sourceOf(key));
    const hit = isScalar(value) ? hitOn(value, key, here, search) : find(value, here, search);
    if (hit) return hit;
  }
  return undefined;
}

/** Blanks around the statement on its lines count as it, comments do not. */
function hitOn(
  scalar: Scalar,
  key: Scalar | undefined,
  path: readonly string[],
  { source, at, near }: Search,
): Hit | undefined {
  const from = (key ?? scalar).range?.[0];
  if (from === undefined || !scalar.range) return undefined;
  const to = from + source.slice(from, scalar.range[1]).trimEnd().length;
  const blanks = at < from ? /^[ \t?-]*$/ : /^[ \t,]*$/;
  const within = at >= from && at <= to;
  const beside = (): boolean =>
    blanks.test(at < from ? source.slice(at, from) : source.slice(to, at));
  return within || (near && beside()) ? { path, scalar, from, listed: !key } : undefined;
}

/** In a list of `name: … value: …` it is the name that a person knows, not the word "value". */
function pathOf(map: YAMLMap, path: readonly string[], key: string): readonly string[] {
  if (key !== 'value') return [...path, key];
  const name = map.items.find((pair) => isScalar(pair.key) && sourceOf(pair.key) === 'name')?.value;
  return isScalar(name) && sourceOf(name) !== '' ? [sourceOf(name)] : [...path, key];
}

function describe(part: Snippet, { path, scalar, listed }: Hit): Assignment | undefined {
  const { range, type } = scalar;
  if (!range) return undefined;
  let [start, end] = [range[0], range[1]];
  const written = part.source.slice(start, end);
  if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') {
    // A quote that never closes: nobody can say where the value ends.
    if (written.length < 2 || written.at(0) !== written.at(-1)) return undefined;
    start += 1;
    end -= 1;
  } else if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
    // The content alone, without the header and the indentation of its first line.
    start += /^[^\n]*\n\s*/.exec(written)?.[0].length ?? written.length;
    end = start + part.source.slice(start, end).trimEnd().length;
  }
  const value = scalar.value === null ? '' : sourceOf(scalar);
  const item = listed ? LISTED.exec(value) : undefined;
  if (item) start += part.source.slice(start, end).indexOf('=') + 1;
  return {
    key: [...path, ...(item?.[1] ? [item[1]] : [])].join('.'),
    value: item?.[2] ?? value,
    start: part.toText(start),
    end: part.toText(end),
  };
}

/** What is written, quotes and escapes undone: `007` and `1.50` stay as they are. */
function sourceOf(scalar: Scalar): string {
  return scalar.source ?? (typeof scalar.value === 'string' ? scalar.value : '');
}

/**
 * Whether composing a text would take long, or is not safe: brackets, or list and key signs on one
 * line, are nested deeply (composing recurses, while the lexer does not).
 */
function isTooMuch(source: string): boolean {
  let brackets = 0;
  let signs = 0;
  let tokens = 0;
  for (const token of new Lexer().lex(source)) {
    if (token === '[' || token === '{') brackets++;
    else if (token === ']' || token === '}') brackets--;
    else if (token === '-' || token === '?' || token === ':') signs++;
    else if (token === ',' || token.endsWith('\n')) signs = 0;
    if (brackets > DEEPEST || signs > DEEPEST || ++tokens > MOST_TOKENS) return true;
  }
  return false;
}
