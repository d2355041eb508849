import { DIALECTS } from './dialects';
import { LONGEST_DOCUMENT, LONGEST_VALUE } from './limits';
import { readDialect } from './reader';
import type { Assignments, AssignmentSyntax } from './types';
import { readYaml } from './yaml';

/**
 * Reads what a document assigns, once for any number of places. A place may be anywhere in a
 * statement: before or in the key, on the sign, on any line of the value. An empty value is `''`
 * (so is null); `undefined` on comments, section headers, lists, tables, values that take running
 * something, values that no server takes, and where a quote never closes. Broken documents do not
 * throw. In documents over `LONGEST_DOCUMENT`, none is found.
 *
 * Import this module when it is needed, not at start: YAML's parser takes 20 ms to load.
 */
export function readAssignments(text: string, syntax: AssignmentSyntax): Assignments {
  if (text.length > LONGEST_DOCUMENT[syntax]) return { at: () => undefined };
  const read = syntax === 'yaml' ? readYaml(text) : readDialect(text, DIALECTS[syntax]);
  return {
    at(cursor) {
      // Between CR and LF is no place of its own.
      const inBreak = cursor > 0 && text.startsWith('\r\n', cursor - 1);
      const found = read(inBreak ? cursor - 1 : cursor);
      // `…==` is the end of a base64 text, and not what that gives a value to.
      if (!found || found.value === '=' || found.end - found.start > LONGEST_VALUE)
        return undefined;
      return found;
    },
  };
}
