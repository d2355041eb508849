import { readDotenv } from './assignment/dotenv';
import { INI_SECTION, readIni } from './assignment/ini';
import { jsonAssignmentAt } from './assignment/json';
import { readAround, statementAt } from './assignment/pieces';
import { readProperty } from './assignment/properties';
import { statementInSection } from './assignment/sections';
import { shellAssignmentAt } from './assignment/shell';
import { readToml, TOML_SECTION } from './assignment/toml';
import type { Assignment, AssignmentSyntax } from './assignment/types';
import { yamlAssignmentAt } from './assignment/yaml';

export { looksSecret } from './assignment/looksSecret';
export { syntaxOf } from './assignment/syntaxOf';
export type { Assignment, AssignmentSyntax };

/**
 * The value that the statement at `cursor` (an offset in UTF-16 units) gives to a name. The cursor may be anywhere in the
 * statement: before or in the key, on the sign, on any line of the value. An empty value is `''`
 * (so is null); `undefined` on comments, section headers, lists, tables, values that take running
 * something, and where a quote never closes. Broken documents do not throw.
 *
 * Import this module when it is needed, not at start: YAML's parser takes 20 ms to load.
 */
export function assignmentAt(
  text: string,
  cursor: number,
  syntax: AssignmentSyntax,
): Assignment | undefined {
  // Between CR and LF is no place of its own.
  const offset = text.startsWith('\r\n', cursor - 1) ? cursor - 1 : cursor;
  switch (syntax) {
    case 'json':
      return jsonAssignmentAt(text, offset);
    case 'yaml':
      return yamlAssignmentAt(text, offset);
    case 'shell':
      return readAround(text, offset, shellAssignmentAt);
    case 'dotenv':
      return readAround(text, offset, (piece, at) => statementAt(piece, at, readDotenv));
    case 'properties':
      return readAround(text, offset, (piece, at) => statementAt(piece, at, readProperty));
    case 'ini':
      return readAround(text, offset, (piece, at, from) =>
        statementInSection(text, from, piece, at, INI_SECTION, readIni),
      );
    case 'toml':
      return readAround(text, offset, (piece, at, from) =>
        statementInSection(text, from, piece, at, TOML_SECTION, (inside, line) =>
          readToml(inside, line, at),
        ),
      );
  }
}
