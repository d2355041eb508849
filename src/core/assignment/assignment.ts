import { readDotenv } from './dotenv';
import { INI_SECTION, readIni } from './ini';
import { readJson } from './json';
import { LONGEST_DOCUMENT, LONGEST_VALUE } from './limits';
import { readProperty } from './properties';
import { readShell } from './shell';
import { readSections, readStatements, statementAt, type Statement } from './statements';
import { readToml, TOML_SECTION } from './toml';
import type { Assignment, Assignments, AssignmentSyntax } from './types';
import { readYaml } from './yaml';

export { looksSecret } from './looksSecret';
export { syntaxOf } from './syntaxOf';
export type { Assignment, Assignments, AssignmentSyntax };

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
  const assignments = read(text, syntax);
  return {
    at(cursor) {
      // Between CR and LF is no place of its own.
      const offset = text.startsWith('\r\n', cursor - 1) ? cursor - 1 : cursor;
      const found = assignments.at(offset);
      // `…==` is the end of a base64 text, and not what that gives a value to.
      if (!found || found.value === '=' || found.end - found.start > LONGEST_VALUE)
        return undefined;
      return found;
    },
  };
}

/** `readAssignments` for one place. */
export function assignmentAt(
  text: string,
  cursor: number,
  syntax: AssignmentSyntax,
): Assignment | undefined {
  return readAssignments(text, syntax).at(cursor);
}

function read(text: string, syntax: AssignmentSyntax): Assignments {
  switch (syntax) {
    case 'json':
      return readJson(text);
    case 'yaml':
      return readYaml(text);
    case 'shell':
      return among(readShell(text));
    case 'dotenv':
      return among(readStatements(text, readDotenv));
    case 'properties':
      return among(readStatements(text, readProperty));
    case 'ini':
      return among(readSections(text, INI_SECTION, readIni));
    case 'toml':
      return among(readSections(text, TOML_SECTION, readToml));
  }
}

function among(statements: readonly Statement[]): Assignments {
  return { at: (offset) => statementAt(statements, offset)?.read() };
}
