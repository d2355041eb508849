import { LONGEST_LINE } from './limits';

/**
 * `KEY=value`, `"key": "value",`, `- key: value`, `export KEY='value'`: the value up to its quote,
 * else to the end of the line.
 */
const PAIR =
  /^[ \t]*(?:-[ \t]+)?(?:(?:export|set)[ \t]+)?(["']?)([\w./:-]*[\w./-])\1[ \t]*[=:][ \t]*(?:"([^"]+)"|'([^']+)'|([^"'].*))/;

/**
 * A guess at what one line assigns, whatever the format, for offering help by itself: it costs next
 * to nothing, and knows nothing of the lines around. What is shared is read by `readAssignments`.
 */
export function assignmentOnLine(line: string): { key: string; value: string } | undefined {
  const pair = line.length > LONGEST_LINE ? undefined : PAIR.exec(line);
  if (!pair) return undefined;
  const [, , key = '', double, single, bare = ''] = pair;
  const value = double ?? single ?? withoutEnd(bare);
  return value === '' ? undefined : { key, value };
}

/** Without a comment, and without the comma or semicolon that ends a statement. */
function withoutEnd(written: string): string {
  const comment = /(?<![ \t])[ \t]+[#;]/.exec(written)?.index;
  return written.slice(0, comment).trimEnd().replace(/[,;]$/, '');
}
