import * as vscode from 'vscode';
import { Queue } from './queue';

/**
 * Answers the input boxes and pick lists that the extension opens, as a person would. The boxes are
 * the real ones, on the page; pick lists are not shown, since nobody can click in them.
 */
export class Prompts {
  private readonly boxes = new Queue<ShownBox>();
  private readonly lists = new Queue<ShownList>();
  private readonly picks = new Queue<ShownPick>();
  private readonly original = {
    createInputBox: vscode.window.createInputBox,
    createQuickPick: vscode.window.createQuickPick,
    showQuickPick: vscode.window.showQuickPick,
  };

  constructor() {
    vscode.window.createInputBox = () => {
      const box = this.original.createInputBox();
      return watched(box, new ShownBox(box), (shown) => {
        this.boxes.put(shown);
      });
    };
    const createList = (): vscode.QuickPick<vscode.QuickPickItem> => {
      const list = this.original.createQuickPick();
      return watched(list, new ShownList(list), (shown) => {
        this.lists.put(shown);
      });
    };
    vscode.window.createQuickPick = createList as typeof vscode.window.createQuickPick;
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

  /** The next list that opens as a step of a flow. */
  async list(): Promise<ShownList> {
    return this.lists.next();
  }

  /** The next pick list that opens. */
  async pick(): Promise<ShownPick> {
    return this.picks.next();
  }

  /** How many boxes and lists opened that no test has asked for. */
  get unasked(): number {
    return this.boxes.length + this.lists.length + this.picks.length;
  }

  restore(): void {
    Object.assign(vscode.window, this.original);
  }
}

/** What input boxes and the lists of a flow have in common. */
class Shown<T extends vscode.QuickInput> {
  constructor(readonly box: T) {}

  /** As on the page, such as `Share (1/2)`. */
  get title(): string {
    const { title = '', step, totalSteps } = this.box;
    return step === undefined ? title : `${title} (${step}/${totalSteps ?? ''})`;
  }

  /** Presses Esc. */
  async escape(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  }

  /** Clicks the back button. */
  async back(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.quickInputBack');
  }

  protected async accept(): Promise<void> {
    // A box tells the page of its values at the end of this turn.
    await new Promise((resolve) => setTimeout(resolve));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
}

/** A list on the page. */
export class ShownList extends Shown<vscode.QuickPick<vscode.QuickPickItem>> {
  get labels(): readonly string[] {
    return this.box.items.map(({ label }) => label);
  }

  /** What Enter would take. */
  get active(): string {
    return this.box.activeItems[0]?.label ?? '';
  }

  /** Takes the item with this label; without one, presses Enter. */
  async choose(label?: string): Promise<void> {
    if (label !== undefined) {
      const item = this.box.items.find((one) => one.label === label);
      if (!item) throw new Error(`"${label}" is not in ${JSON.stringify(this.labels)}`);
      this.box.activeItems = [item];
    }
    await this.accept();
  }
}

/** An input box on the page. */
export class ShownBox extends Shown<vscode.InputBox> {
  private readonly complaints = new Queue<string>();

  /** Types a text and presses Enter. */
  async answer(text: string): Promise<void> {
    this.box.value = text;
    await this.accept();
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
function watched<B extends vscode.QuickInput, S extends Shown<B>>(
  box: B,
  shown: S,
  onShow: (shown: S) => void,
): B {
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
      if (
        property === 'validationMessage' &&
        typeof value === 'string' &&
        shown instanceof ShownBox
      )
        shown.complain(value);
      return Reflect.set(target, property, value, target);
    },
  });
}
