import * as vscode from 'vscode';

export interface Shown {
  readonly kind: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly buttons: readonly string[];
  readonly modal: boolean;
  /** The smaller print of a modal one. */
  readonly detail?: string;
}

type Show = typeof vscode.window.showInformationMessage;

/**
 * Writes down the messages that the extension shows, and answers them. The tests have the same
 * `vscode` object as the extension, and nobody to click.
 */
export class Messages {
  readonly shown: Shown[] = [];
  /** The title of the button that is clicked where it is offered. */
  answer: string | undefined;
  private readonly original = {
    info: vscode.window.showInformationMessage,
    warning: vscode.window.showWarningMessage,
    error: vscode.window.showErrorMessage,
  };
  private readonly waiting = new Set<() => void>();

  constructor() {
    vscode.window.showInformationMessage = this.recorder('info');
    vscode.window.showWarningMessage = this.recorder('warning');
    vscode.window.showErrorMessage = this.recorder('error');
  }

  /** Waits for a message that fits. */
  async find(pattern: RegExp): Promise<Shown> {
    for (;;) {
      const found = this.shown.find(({ message }) => pattern.test(message));
      if (found) return found;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** The one message that was shown. @throws Error if there was none, or more than one */
  only(): Shown {
    const [first, ...more] = this.shown;
    if (first && more.length === 0) return first;
    throw new Error(`Not one message: ${JSON.stringify(this.shown, undefined, 2)}`);
  }

  restore(): void {
    vscode.window.showInformationMessage = this.original.info;
    vscode.window.showWarningMessage = this.original.warning;
    vscode.window.showErrorMessage = this.original.error;
  }

  private recorder(kind: Shown['kind']): Show {
    const record = async (message: string, ...rest: readonly unknown[]): Promise<unknown> => {
      const items = rest.filter((one) => typeof one === 'string' || hasTitle(one));
      const options = rest.find(isOptions);
      const buttons = items.map((item) => (typeof item === 'string' ? item : item.title));
      const shown = {
        kind,
        message,
        buttons,
        modal: options?.modal ?? false,
        ...(options?.detail === undefined ? {} : { detail: options.detail }),
      };
      this.shown.push(shown);
      for (const resolve of this.waiting) resolve();
      this.waiting.clear();
      return Promise.resolve(items.find((_, position) => buttons[position] === this.answer));
    };
    return record;
  }
}

function hasTitle(item: unknown): item is { title: string } {
  return typeof item === 'object' && item !== null && 'title' in item;
}

function isOptions(value: unknown): value is vscode.MessageOptions {
  return typeof value === 'object' && value !== null && 'modal' in value;
}
