import type { Locator, Page } from 'playwright-core';
import { matches, STEP_LIMIT, waitUntil } from './waiting';
import type { Text } from './waiting';

/** How long one look into the palette lasts before it is opened anew, in milliseconds. */
const LOOK = 2000;

/** The box at the top: input boxes, picks, the palette. */
export class QuickInput {
  readonly widget: Locator;
  readonly box: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget');
    this.box = this.widget.locator('.quick-input-box input');
  }

  /** Waits until a box is open; with `title`, until one with these words in its title is. */
  async opened(title?: Text): Promise<this> {
    await this.widget.waitFor({ timeout: STEP_LIMIT });
    if (title !== undefined) {
      await waitUntil(
        `a quick input titled ${String(title)}`,
        async () => this.title(),
        (it) => matches(it, title),
      );
    }
    return this;
  }

  async closed(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** With the steps, as shown: `Sign In (2/3)`. Empty if there is no title. */
  async title(): Promise<string> {
    const title = this.widget.locator('.quick-input-title');
    return (await title.isVisible()) ? title.innerText() : '';
  }

  async placeholder(): Promise<string> {
    return (await this.box.getAttribute('placeholder')) ?? '';
  }

  /** The prompt or the validation message below the box. */
  async message(): Promise<string> {
    const message = this.widget.locator('.quick-input-message');
    return (await message.isVisible()) ? message.innerText() : '';
  }

  /** Waits until the message below the box says this, and returns all of it. */
  async messageWith(text: Text): Promise<string> {
    return waitUntil(
      `${String(text)} below the box`,
      async () => this.message(),
      (it) => matches(it, text),
    );
  }

  async value(): Promise<string> {
    return this.box.inputValue();
  }

  /** Whether what is typed shows as dots. */
  async isPassword(): Promise<boolean> {
    return (await this.box.getAttribute('type')) === 'password';
  }

  /** Replaces what is in the box. */
  async type(text: string): Promise<void> {
    await this.box.fill(text);
  }

  async accept(): Promise<void> {
    await this.box.press('Enter');
  }

  async escape(): Promise<void> {
    await this.page.keyboard.press('Escape');
  }

  /** Every visible item as a screen reader hears it: label, description, detail. */
  async items(): Promise<string[]> {
    await this.rows().first().waitFor();
    const rows = await this.rows().all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
  }

  /** Clicks the item with exactly this label. */
  async click(label: string): Promise<void> {
    await this.row(label).click();
  }

  async back(): Promise<void> {
    await this.button('Back');
  }

  /** Clicks a button in the title bar or beside the box. */
  async button(label: string): Promise<void> {
    await this.widget.getByRole('button', { name: label }).first().click();
  }

  /**
   * Opens the palette, types, and clicks the entry with exactly this label. Opened anew while the
   * entry is missing, since an extension's commands appear only once it is loaded.
   */
  async choose(typed: string, label: (text: string) => boolean, what: string): Promise<void> {
    const end = Date.now() + STEP_LIMIT * 2;
    for (;;) {
      const index = await this.look(typed, label).catch(() => -1);
      // Something that takes the focus at that moment closes the palette before the click.
      if (index >= 0 && (await this.clicked(index))) return;
      if (Date.now() > end) {
        throw new Error(`Not listed: ${what}. Listed: ${(await this.labels()).join(', ')}`);
      }
      if (await this.widget.isVisible()) await this.escape();
      await this.closed();
    }
  }

  private async clicked(index: number): Promise<boolean> {
    try {
      await this.rows().nth(index).click({ timeout: LOOK });
      return true;
    } catch {
      return false;
    }
  }

  /** Opens the palette, types, and returns the entry's place; rejects if it is not there soon. */
  private async look(typed: string, label: (text: string) => boolean): Promise<number> {
    await this.page.keyboard.press('F1');
    await this.widget.waitFor({ timeout: LOOK });
    await this.type(typed);
    return waitUntil(
      'an entry',
      async () => (await this.labels()).findIndex(label),
      (it) => it >= 0,
      LOOK,
    );
  }

  private rows(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }

  private row(label: string): Locator {
    const name = this.page.locator('.label-name').getByText(label, { exact: true });
    return this.rows().filter({ has: name }).first();
  }

  /** Labels alone, without description and detail. */
  private async labels(): Promise<string[]> {
    return this.rows().locator('.quick-input-list-row:first-child .label-name').allInnerTexts();
  }
}
