/** A value that a document gives to a name. */
export interface Assignment {
  /** What the value is called: a name, or the dotted path of a nested one (`database.password`). */
  readonly key: string;
  /** What the format makes of the written text: quotes, escapes and indentation are undone, line breaks are `\n`. */
  readonly value: string;
  /** Where the value as written begins, without its quotes; an offset in UTF-16 units. */
  readonly start: number;
  /** Where it ends. */
  readonly end: number;
}

/** What a document assigns, read once for any number of places. */
export interface Assignments {
  /** The value that the statement at `offset` (UTF-16 units) gives to a name. */
  at(offset: number): Assignment | undefined;
}

export type AssignmentSyntax = 'dotenv' | 'properties' | 'yaml' | 'json' | 'toml' | 'shell' | 'ini';
