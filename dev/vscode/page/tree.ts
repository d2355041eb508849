import type { Locator, Page } from 'playwright-core';
import { Menu } from './menu';
import { matches, STEP_LIMIT, waitUntil } from './waiting';
import type { Text } from './waiting';

/** What a row says, to the eye and to a screen reader. */
export interface RowContent {
  label: string;
  description: string;
  /** The whole row as a screen reader hears it. */
  ariaLabel: string;
  /** 1 for the outermost. */
  level: number;
  expanded: boolean | undefined;
}

/** One row of a tree view. */
export class Row {
  constructor(
    private readonly page: Page,
    readonly row: Locator,
  ) {}

  async content(): Promise<RowContent> {
    const expanded = await this.row.getAttribute('aria-expanded');
    return {
      label: await this.textOf('.label-name'),
      description: await this.textOf('.label-description'),
      ariaLabel: (await this.row.getAttribute('aria-label')) ?? '',
      level: Number(await this.row.getAttribute('aria-level')),
      expanded: expanded === null ? undefined : expanded === 'true',
    };
  }

  async click(modifiers: ('ControlOrMeta' | 'Shift')[] = []): Promise<void> {
    await this.row.locator('.label-name').click({ modifiers });
  }

  async hover(): Promise<void> {
    await this.row.hover();
  }

  /** The names of the buttons in the row, shown while the mouse is over it. */
  async actions(): Promise<string[]> {
    await this.hover();
    const labels = await this.row.locator('.actions .action-label').all();
    return Promise.all(labels.map(async (it) => (await it.getAttribute('aria-label')) ?? ''));
  }

  /** Clicks the button of the row that is named so. */
  async action(label: string): Promise<void> {
    await this.hover();
    await this.row.locator(`.actions .action-label[aria-label^="${label}"]`).click();
  }

  async contextMenu(): Promise<Menu> {
    await this.row.click({ button: 'right' });
    return new Menu(this.page).opened();
  }

  private async textOf(selector: string): Promise<string> {
    const found = this.row.locator(selector).first();
    return (await found.count()) > 0 ? found.innerText() : '';
  }
}

/** A tree view, found by its name. */
export class Tree {
  readonly tree: Locator;

  constructor(
    private readonly page: Page,
    view: string,
  ) {
    this.tree = page.getByRole('tree', { name: view });
  }

  async rows(): Promise<RowContent[]> {
    const rows = await this.tree.getByRole('treeitem').all();
    return Promise.all(rows.map(async (row) => new Row(this.page, row).content()));
  }

  /** Waits for a row whose words, as a screen reader hears them, contain `text`. */
  async row(text: Text, limit: number = STEP_LIMIT): Promise<Row> {
    const find = async (): Promise<Locator | undefined> => {
      for (const row of await this.tree.getByRole('treeitem').all()) {
        const label = await row.getAttribute('aria-label', { timeout: 1000 }).catch(() => null);
        if (label !== null && matches(label, text)) return row;
      }
      return undefined;
    };
    const row = await waitUntil(`a row that says ${String(text)}`, find, Boolean, limit);
    if (!row) throw new Error(`There is no row that says ${String(text)}.`);
    return new Row(this.page, row);
  }
}
