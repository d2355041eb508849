import * as vscode from 'vscode';
import { BinaryFileError, SecretTooLargeError, UnreadableFileError } from '../../core/errors';
import { MAX_SECRET_BYTES } from '../../core/sharing/limits';
import type { CapturedText } from './job';

/** No encoding makes as little of so much; larger files are not even read. In bytes. */
const MAX_FILE_BYTES = 100 * MAX_SECRET_BYTES;

/** Stands for bytes that are no character in the encoding that was assumed. */
const REPLACEMENT = '\uFFFD';

/** A file's text, without a byte order mark. */
export interface TextFile extends CapturedText {
  readonly fileName: string;
  /** It comes from an editor, and the disk has another text. */
  readonly unsaved: boolean;
}

/**
 * Reads a text file as VS Code decodes it; what an editor holds unsaved wins over the disk.
 * @throws BinaryFileError, UnreadableFileError, SecretTooLargeError
 */
export async function readTextFile(uri: vscode.Uri): Promise<TextFile> {
  const name = uri.path.split('/').at(-1) ?? '';
  const file = {
    kind: 'text' as const,
    label: async () => Promise.resolve(name),
    fileName: name,
  };
  const openDocument = vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString(),
  );
  // An untitled document is on no disk at all.
  if (openDocument?.isUntitled) return { ...file, text: openDocument.getText(), unsaved: false };
  if (openDocument?.isDirty) return { ...file, text: openDocument.getText(), unsaved: true };
  const bytes = await read(uri, name);
  // Somebody may have chosen another encoding in the editor.
  const how = openDocument ? { encoding: openDocument.encoding } : { uri };
  return { ...file, text: await decode(bytes, how, name), unsaved: false };
}

async function read(uri: vscode.Uri, name: string): Promise<Uint8Array> {
  const stat = await readable(name, async () => vscode.workspace.fs.stat(uri));
  if (stat.type & vscode.FileType.Directory) throw new UnreadableFileError(name, true);
  // A device or a pipe, by way of a link perhaps, has no size and no end.
  if (!(stat.type & vscode.FileType.File)) throw new UnreadableFileError(name, false);
  if (stat.size > MAX_FILE_BYTES) {
    throw new SecretTooLargeError(stat.size, MAX_SECRET_BYTES, name);
  }
  return readable(name, async () => vscode.workspace.fs.readFile(uri));
}

async function readable<T>(name: string, reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch {
    throw new UnreadableFileError(name, false);
  }
}

/** What would lose a byte is refused: the recipient is to read what is in the file. */
async function decode(
  bytes: Uint8Array,
  how: { readonly encoding: string } | { readonly uri: vscode.Uri },
  name: string,
): Promise<string> {
  const text = await decoded(bytes, how);
  if (text === undefined || (text.includes(REPLACEMENT) && !holds(bytes, REPLACEMENT))) {
    throw new BinaryFileError(name);
  }
  return text.replace(/^\uFEFF/, '');
}

/** @returns undefined where VS Code sees something binary */
async function decoded(
  bytes: Uint8Array,
  how: { readonly encoding: string } | { readonly uri: vscode.Uri },
): Promise<string | undefined> {
  try {
    return 'uri' in how
      ? await vscode.workspace.decode(bytes, { uri: how.uri })
      : await vscode.workspace.decode(bytes, { encoding: how.encoding });
  } catch {
    return undefined;
  }
}

function holds(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes).includes(text, 0, 'utf8');
}
