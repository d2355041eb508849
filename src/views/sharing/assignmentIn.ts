import type * as vscode from 'vscode';
import { LONGEST_DOCUMENT } from '../../core/assignment/limits';
import { nameOf } from '../../core/assignment/name';
import { syntaxOf } from '../../core/assignment/syntaxOf';
import type { Assignment, Assignments } from '../../core/assignment/types';

/** What a version of a document says. */
interface Read {
  readonly text: string;
  readonly assignments: Assignments;
}

interface Version {
  readonly version: number;
  readonly languageId: string;
  /** `undefined` where it is not looked into. */
  readonly read: Promise<Read | undefined>;
}

const versions = new WeakMap<vscode.TextDocument, Version>();

/** The `KEY=value` around a place, if the file is one that has such. */
export async function assignmentIn(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<Assignment | undefined> {
  const offset = document.offsetAt(position);
  return (await readOf(document))?.assignments.at(offset);
}

/**
 * The key whose value a part of a document lies in; `undefined` where it lies in none, or where the
 * key is nothing to be shown.
 */
export async function nameIn(
  document: vscode.TextDocument,
  { start, end }: vscode.Range,
): Promise<string | undefined> {
  const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
  const read = await readOf(document);
  return read && nameOf(read.text, read.assignments.at(from), from, to);
}

/** Each version is read once, for any number of places. */
async function readOf(document: vscode.TextDocument): Promise<Read | undefined> {
  const { version, languageId } = document;
  const known = versions.get(document);
  if (known?.version === version && known.languageId === languageId) return known.read;
  const read = readNow(document);
  versions.set(document, { version, languageId, read });
  return read;
}

/** The parsers are loaded on first use. */
async function readNow(document: vscode.TextDocument): Promise<Read | undefined> {
  const fileName = document.uri.path.split('/').at(-1) ?? '';
  const syntax = syntaxOf(document.languageId, fileName);
  if (!syntax || isLonger(document, LONGEST_DOCUMENT[syntax])) return undefined;
  // Taken before anything is waited for: it is this version that is read.
  const text = document.getText();
  const { readAssignments } = await import('../../core/assignment/assignment');
  return { text, assignments: readAssignments(text, syntax) };
}

/** Whether a document has more UTF-16 units than this, without putting its text together. */
function isLonger(document: vscode.TextDocument, most: number): boolean {
  if (document.lineCount > most) return true;
  let length = document.lineCount - 1;
  for (let line = 0; line < document.lineCount && length <= most; line++) {
    length += document.lineAt(line).text.length;
  }
  return length > most;
}
