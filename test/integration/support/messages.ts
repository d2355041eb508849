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
  /** The short words in the status bar, which Do Not Disturb leaves alone. */
  readonly statuses: string[] = [];
  private readonly open: { titles: readonly string[]; choose: (at: number) => void }[] = [];
  private readonly original = {
    info: vscode.window.showInformationMessage,
    warning: vscode.window.showWarningMessage,
    error: vscode.window.showErrorMessage,
    status: vscode.window.setStatusBarMessage,
  };
  private readonly waiting = new Set<() => void>();

  constructor() {
    vscode.window.showInformationMessage = this.recorder('info');
    vscode.window.showWarningMessage = this.recorder('warning');
    vscode.window.showErrorMessage = this.recorder('error');
    const status = (text: string): vscode.Disposable => {
      this.statuses.push(text);
      return new vscode.Disposable(() => undefined);
    };
    vscode.window.setStatusBarMessage = status as typeof vscode.window.setStatusBarMessage;
  }

  /** Clicks a button of a message that is still open. @throws Error if none offers it */
  click(title: string): void {
    const offered = this.open.find(({ titles }) => titles.includes(title));
    if (!offered) throw new Error(`No open message offers "${title}"`);
    // A click closes it.
    this.open.splice(this.open.indexOf(offered), 1);
    offered.choose(offered.titles.indexOf(title));
  }

  /** Waits for a message that fits. @param from how many before it do not count */
  async find(pattern: RegExp, from = 0): Promise<Shown> {
    for (;;) {
      const found = this.shown.slice(from).find(({ message }) => pattern.test(message));
      if (found) return found;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** The one message that is shown. @throws Error if there is another */
  async only(): Promise<Shown> {
    await this.find(/./);
    const [first, ...more] = this.shown;
    if (first && more.length === 0) return first;
    throw new Error(`Not one message: ${JSON.stringify(this.shown, undefined, 2)}`);
  }

  restore(): void {
    vscode.window.showInformationMessage = this.original.info;
    vscode.window.showWarningMessage = this.original.warning;
    vscode.window.showErrorMessage = this.original.error;
    vscode.window.setStatusBarMessage = this.original.status;
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
      const answered = items.find((_, position) => buttons[position] === this.answer);
      if (answered !== undefined || shown.modal) return Promise.resolve(answered);
      return new Promise((resolve) => {
        const choose = (at: number): void => {
          resolve(items[at]);
        };
        this.open.push({ titles: buttons, choose });
      });
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
