import * as vscode from 'vscode';
import { REVEALED_SCHEME } from '../ids';

/** Whether a document is known to be read-only; `EditTarget.replace` finds the others. */
export function isReadOnly({ uri: { scheme } }: vscode.TextDocument): boolean {
  return vscode.workspace.fs.isWritableFileSystem(scheme) === false || scheme === REVEALED_SCHEME;
}

/** Offsets in a document. */
interface Span {
  start: number;
  end: number;
  readonly text: string;
  /** Somebody has edited what is in it. */
  isTouched: boolean;
}

/** Of the targets that nobody holds any more. */
const listeners = new FinalizationRegistry((listening: vscode.Disposable) => {
  listening.dispose();
});

/**
 * Where texts are going to be put: ranges of a document, as they were when the person acted. They
 * move along with what is typed elsewhere meanwhile, so that what comes late goes where it was
 * meant, whatever editor is in front by then.
 *
 * It listens as long as anybody holds it. A button of a notification may, for hours, and nobody is
 * told when the last of them is gone: so it is let go with the garbage.
 */
export class EditTarget {
  /** In document order. */
  private readonly spans: readonly Span[];
  /** In document order, as they were when the person acted. */
  readonly ranges: readonly vscode.Range[];
  private readonly eol: vscode.EndOfLine;

  constructor(
    readonly document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
  ) {
    // Offsets mean something else with other line ends, and no change tells of that.
    this.eol = document.eol;
    this.ranges = [...ranges].sort((a, b) => a.start.compareTo(b.start));
    this.spans = this.ranges.map((range) => ({
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
      text: document.getText(range),
      isTouched: false,
    }));
    // The listener must not hold the target itself.
    const { spans } = this;
    const listening = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) follow(spans, event.contentChanges);
    });
    listeners.register(this, listening);
  }

  /** The selections of the active editor; undefined where there is none that can be written to. */
  static atCursors(): EditTarget | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor || isReadOnly(editor.document)) return undefined;
    return new EditTarget(editor.document, editor.selections);
  }

  /** Puts the same text into each range; otherwise as `replace`. */
  async fill(text: string): Promise<boolean> {
    return this.replace(this.ranges.map(() => text));
  }

  /**
   * Puts a text into each range, the first text into the first one; all of it is one undo step.
   * Never rejects: what is put there was shared or opened already, so whoever waits for it has to
   * hear of it either way.
   *
   * @param texts as many as there are ranges, or fewer: the ranges left over stay as they are
   * @returns false if the document was closed, what is in the ranges has changed, or it cannot be
   *   written to
   */
  async replace(texts: readonly string[]): Promise<boolean> {
    const { document } = this;
    const spans = this.spans.slice(0, texts.length);
    const edits = spans.map(({ start, end }, at) => ({
      range: new vscode.Range(document.positionAt(start), document.positionAt(end)),
      text: texts[at] ?? '',
    }));
    const isAsItWas = spans.every(
      ({ text, isTouched }, at) => !isTouched && document.getText(edits[at]?.range) === text,
    );
    if (!isOpen(document) || isReadOnly(document) || document.eol !== this.eol) return false;
    if (!isAsItWas) return false;
    const { version } = document;
    try {
      // VS Code says true for a read-only editor, too, and changes nothing.
      return (await write(document, edits)) && document.version !== version;
    } catch {
      return false;
    }
  }
}

/**
 * VS Code keeps a document for minutes after its last tab was closed (microsoft/vscode#84505); one
 * that is opened again after that is another document, and may say something else.
 */
function isOpen(document: vscode.TextDocument): boolean {
  if (document.isClosed || !vscode.workspace.textDocuments.includes(document)) return false;
  if (vscode.window.visibleTextEditors.some((one) => one.document === document)) return true;
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(
    ({ input }) =>
      input instanceof vscode.TabInputText && input.uri.toString() === document.uri.toString(),
  );
}

interface Edit {
  readonly range: vscode.Range;
  readonly text: string;
}

async function write(document: vscode.TextDocument, edits: readonly Edit[]): Promise<boolean> {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  if (editor) {
    return editor.edit((edit) => {
      for (const { range, text } of edits) edit.replace(range, text);
    });
  }
  // Another tab is in front of it by now.
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) edit.replace(document.uri, range, text);
  return vscode.workspace.applyEdit(edit);
}

/**
 * Offsets of changes are those from before all of them; neither changes nor spans overlap, so that
 * one walk along both is enough, however many cursors there are.
 */
function follow(
  spans: readonly Span[],
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): void {
  const inOrder = [...changes].sort((a, b) => a.rangeOffset - b.rangeOffset);
  let shift = 0;
  let next = 0;
  for (const span of spans) {
    for (let change = inOrder[next]; change && endOf(change) <= span.start;) {
      shift += change.text.length - change.rangeLength;
      next += 1;
      change = inOrder[next];
    }
    const overlapping = inOrder[next];
    if (overlapping && overlapping.rangeOffset < span.end) span.isTouched = true;
    span.start += shift;
    span.end += shift;
  }
}

function endOf({ rangeOffset, rangeLength }: vscode.TextDocumentContentChangeEvent): number {
  return rangeOffset + rangeLength;
}
