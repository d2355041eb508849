import * as vscode from 'vscode';
import { Queue } from './queue';

/**
 * Answers the input boxes and pick lists that the extension opens, as a person would. The boxes are
 * the real ones, on the page; pick lists are not shown, since nobody can click in them.
 */
export class Prompts {
  private readonly boxes = new Queue<ShownBox>();
  private readonly picks = new Queue<ShownPick>();
  private readonly original = {
    createInputBox: vscode.window.createInputBox,
    showQuickPick: vscode.window.showQuickPick,
  };

  constructor() {
    vscode.window.createInputBox = () => {
      const box = this.original.createInputBox();
      return watched(box, new ShownBox(box), (shown) => {
        this.boxes.put(shown);
      });
    };
    const pick = async (items: unknown): Promise<unknown> =>
      new Promise((resolve) => {
        this.picks.put(new ShownPick(items as vscode.QuickPickItem[], resolve));
      });
    vscode.window.showQuickPick = pick as typeof vscode.window.showQuickPick;
  }

  /** The next input box that opens. */
  async box(): Promise<ShownBox> {
    return this.boxes.next();
  }

  /** The next pick list that opens. */
  async pick(): Promise<ShownPick> {
    return this.picks.next();
  }

  /** How many boxes and lists opened that no test has asked for. */
  get unasked(): number {
    return this.boxes.length + this.picks.length;
  }

  restore(): void {
    Object.assign(vscode.window, this.original);
  }
}

/** An input box on the page. */
export class ShownBox {
  private readonly complaints = new Queue<string>();

  constructor(readonly box: vscode.InputBox) {}

  /** Types a text and presses Enter. */
  async answer(text: string): Promise<void> {
    this.box.value = text;
    // The box tells the page of its value at the end of this turn.
    await new Promise((resolve) => setTimeout(resolve));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }

  /** Presses Esc. */
  async escape(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  }

  /** The next text that says what is wrong with the answer. */
  async complaint(): Promise<string> {
    return this.complaints.next();
  }

  complain(text: string): void {
    this.complaints.put(text);
  }
}

/** A list to pick from. */
export class ShownPick {
  constructor(
    private readonly items: readonly vscode.QuickPickItem[],
    private readonly resolve: (item: unknown) => void,
  ) {}

  get labels(): readonly string[] {
    return this.items.map(({ label }) => label);
  }

  choose(label: string): void {
    const item = this.items.find((one) => one.label === label);
    if (!item) throw new Error(`"${label}" is not in ${JSON.stringify(this.labels)}`);
    this.resolve(item);
  }

  escape(): void {
    this.resolve(undefined);
  }
}

/** A box that tells when it is shown and when it complains. */
function watched(
  box: vscode.InputBox,
  shown: ShownBox,
  onShow: (shown: ShownBox) => void,
): vscode.InputBox {
  return new Proxy(box, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown => {
        const result: unknown = Reflect.apply(value, target, args);
        if (property === 'show') onShow(shown);
        return result;
      };
    },
    set(target, property, value: unknown) {
      if (property === 'validationMessage' && typeof value === 'string') shown.complain(value);
      return Reflect.set(target, property, value, target);
    },
  });
}
