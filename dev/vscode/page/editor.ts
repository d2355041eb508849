import type { Locator, Page } from 'playwright-core';
import { Menu } from './menu';
import { positionsScript } from './positions';
import type { Positions } from './positions';
import { waitUntil } from './waiting';

const ACTIVE = '.editor-group-container.active .monaco-editor';

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
    const found = await waitUntil(
      `the text ${JSON.stringify(text)} in the editor`,
      async () => this.positions(text),
      (it) => it.from !== undefined && it.to !== undefined,
    );
    if (!found.from || !found.to) return;
    await this.page.mouse.move(found.from.x, found.from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(found.to.x, found.to.y, { steps: 8 });
    await this.page.mouse.up();
    await this.drawn();
    await this.area.locator('.selected-text').first().waitFor({ state: 'attached' });
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
    const selection = this.area.locator('.selected-text[class*="radius"]').first();
    const place = (await selection.count()) > 0 ? selection : this.area.locator('.cursor').first();
    const box = await place.boundingBox();
    if (!box) throw new Error('There is no selection and no cursor in the editor.');
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button: 'right' });
    return new Menu(this.page).opened();
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
