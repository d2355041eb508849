import type { Locator, Page } from 'playwright-core';
import { Menu } from './menu';
import { positionsScript } from './positions';
import type { Point, Positions } from './positions';
import { waitUntil } from './waiting';

const ACTIVE = '.editor-group-container.active .monaco-editor';

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** The place of the first one that is drawn, if any is at this moment. */
async function boxOf(pieces: Locator): Promise<Box | undefined> {
  const [first] = await pieces.all();
  // boundingBox would wait for an element that went away meanwhile.
  return (await first?.boundingBox({ timeout: 1000 }).catch(() => null)) ?? undefined;
}

/** The text editor that is in front. */
export class Editor {
  readonly area: Locator;

  constructor(private readonly page: Page) {
    this.area = page.locator(ACTIVE).first();
  }

  async opened(): Promise<void> {
    await this.area.locator('.view-line').first().waitFor();
  }

  /** The lines that are drawn; a long file shows only those in sight. */
  async text(): Promise<string> {
    await this.opened();
    return (await this.positions('')).text;
  }

  /** Selects the first occurrence of `text` (it may span lines) by dragging the mouse over it. */
  async selectText(text: string): Promise<void> {
    await this.opened();
    await waitUntil(
      `the text ${JSON.stringify(text)} selected in the editor`,
      // A window that still starts may move the text between the look and the drag.
      async () => {
        const found = await this.positions(text);
        if (found.from && found.to) await this.drag(found.from, found.to);
        return this.area.locator('.selected-text').count();
      },
      (pieces) => pieces > 0,
    );
  }

  /** Selects whole lines, first to last, numbered from 1, without the last one's line break. */
  async selectLines(first: number, last: number): Promise<void> {
    const lines = (await this.text()).split('\n');
    await this.selectText(lines.slice(first - 1, last).join('\n'));
  }

  /** Puts the cursor before the first occurrence of `text`, selecting nothing. */
  async placeCursor(text: string): Promise<void> {
    await this.opened();
    const found = await waitUntil(
      `the text ${JSON.stringify(text)} in the editor`,
      async () => this.positions(text),
      (it) => it.from !== undefined,
    );
    if (found.from) await this.page.mouse.click(found.from.x, found.from.y);
    await this.drawn();
  }

  /** Right-clicks into the selection, or at the cursor where nothing is selected. */
  async contextMenu(): Promise<Menu> {
    // Pieces without a rounded corner may be the hollow of one, which lies outside the selection.
    const selection = this.area.locator('.selected-text[class*="radius"]');
    const cursor = this.area.locator('.cursor');
    const box = await waitUntil(
      'a selection or a cursor in the editor',
      // Editors draw both anew whenever they like, so that one just counted may be gone.
      async () => (await boxOf(selection)) ?? (await boxOf(cursor)),
      (it) => it !== undefined,
    );
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button: 'right' });
    return new Menu(this.page).opened();
  }

  private async drag(from: Point, to: Point): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 8 });
    await this.page.mouse.up();
    await this.drawn();
  }

  /** Waits until what was done last is on the screen. */
  private async drawn(): Promise<void> {
    const frame = 'new Promise((resolve) => requestAnimationFrame(resolve))';
    await this.page.evaluate(frame);
    await this.page.evaluate(frame);
  }

  private async positions(text: string): Promise<Positions> {
    return this.page.evaluate<Positions>(positionsScript(ACTIVE, text));
  }
}
