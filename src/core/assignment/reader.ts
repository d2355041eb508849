import { statementAt, type Statement } from './statements';
import type { Assignment } from './types';

/** How a format writes assignments. */
export interface Dialect {
  /**
   * What can come next, sticky; its last alternative takes anything. Its groups are a `key` with its
   * value at the very end (`quoted`; `word`, as it is; `bare`, but for the blanks around it), and
   * `section`, `open`, `close`.
   *
   * No text may make it slow (`npm run bench -- hostile`): of two alternatives in a repeated group
   * only one fits any place, and after a quote that never closes, what is skipped ends where a
   * part of the quoted text would, so that none of its characters opens another one.
   */
  readonly token: RegExp;
  /** What the written text means; `quote` is what stood around it. */
  readonly value: (written: string, quote: string) => string;
  readonly key?: (written: string) => string;
}

type Groups = Readonly<
  Partial<Record<'key' | 'quoted' | 'word' | 'bare' | 'section' | 'open' | 'close', string>>
>;

/** A table or a list. */
interface Scope {
  /** The key that it is the value of; none in a list. */
  readonly key: string | undefined;
  readonly list: boolean;
  readonly outer: Scope | undefined;
  /** Its pair "name". */
  label?: Pair;
}

interface Pair extends Statement {
  readonly section: string | undefined;
  readonly scope: Scope | undefined;
}

const OPENING = /^\$?(?:("""|''')(?:\r?\n)?|["'`])/;

/** What a document assigns, by the cursor's place. */
export function readDialect(
  text: string,
  dialect: Dialect,
): (offset: number) => Assignment | undefined {
  const pairs = pairsIn(text, dialect.token);
  return (offset) => {
    const pair = statementAt(text, pairs, offset);
    return pair && describe(text, pair, dialect);
  };
}

/**
 * In order. A document is read from its beginning, so that a line inside a value of several lines is
 * never taken for a statement, and token by token, since that bears anything and does not recurse.
 */
function pairsIn(text: string, token: RegExp): readonly Pair[] {
  const pairs: Pair[] = [];
  let section: string | undefined;
  let scope: Scope | undefined;
  for (let from = 0; from < text.length; from = Math.max(token.lastIndex, from + 1)) {
    const groups = groupsAt(text, from, token);
    const { key, open } = groups;
    // A pair directly in a list: that one has no end.
    while (key !== undefined && scope?.list) scope = scope.outer;
    if (open) scope = { key, list: open === '[', outer: scope };
    else if (groups.close) scope = scope?.outer;
    // Within a list it is a list.
    else if (groups.section && !scope) section = groups.section.trim();
    else if (key !== undefined) {
      const pair = { from, to: token.lastIndex, section, scope };
      pairs.push(pair);
      if (scope && key === 'name' && groups.quoted) scope.label = pair;
    }
  }
  return pairs;
}

function groupsAt(text: string, at: number, token: RegExp): Groups {
  token.lastIndex = at;
  return token.exec(text)?.groups ?? {};
}

function describe(text: string, { from, to, section, scope }: Pair, dialect: Dialect): Assignment {
  const { value, key: meant = String } = dialect;
  const { key = '', quoted, word, bare = '' } = groupsAt(text, from, dialect.token);
  const names = [meant(key)];
  for (let outer = scope; outer; outer = outer.outer) {
    if (outer.key !== undefined) names.push(meant(outer.key));
  }
  if (section !== undefined) names.push(section);
  let path = names.reverse().join('.');
  // In a list of `name, value` it is the name that a person knows, not the word "value".
  if (key === 'value' && scope?.label) path = describe(text, scope.label, dialect).value || path;
  if (quoted === undefined) {
    const written = word ?? bare.trim();
    const start = to - (word ?? bare.trimStart()).length;
    return { key: path, value: value(written, ''), start, end: start + written.length };
  }
  const [opening = '', three] = OPENING.exec(quoted) ?? [];
  const [start, end] = [to - quoted.length + opening.length, to - (three ? 3 : 1)];
  return { key: path, value: value(text.slice(start, end), three ?? opening), start, end };
}
