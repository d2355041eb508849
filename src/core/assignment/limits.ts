import type { AssignmentSyntax } from './types';

/**
 * The longest document that is looked into, in UTF-16 units. Whatever is in it, reading it takes
 * less than 50 ms (`npm run bench`); in longer ones there is no value under the cursor.
 */
export const LONGEST_DOCUMENT: Readonly<Record<AssignmentSyntax, number>> = {
  dotenv: 64 * 1024,
  ini: 64 * 1024,
  properties: 64 * 1024,
  shell: 32 * 1024,
  toml: 64 * 1024,
  json: 128 * 1024,
  // Only the lines around the cursor are parsed.
  yaml: 256 * 1024,
};

/** The longest value that is found, in UTF-16 units: several times what a server takes. */
export const LONGEST_VALUE = 48 * 1024;

/** The longest line that is looked at unasked, in UTF-16 units. */
export const LONGEST_LINE = 2000;
