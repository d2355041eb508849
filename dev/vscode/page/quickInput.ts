import { setTimeout as delay } from 'node:timers/promises';
import { errors } from 'playwright-core';
import type { Locator, Page } from 'playwright-core';
import { clickEntryScript } from './entries';
import { matches, POLL, STEP_LIMIT, waitUntil } from './waiting';
import type { Text } from './waiting';

/** How long the first look into the palette lasts before it is opened anew, in milliseconds. */
const FIRST_LOOK = 5000;

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

  /** Clicks an icon of the item with exactly this label. */
  async clickIcon(label: string, icon: string): Promise<void> {
    const row = this.row(label);
    await row.hover();
    await row.getByRole('button', { name: icon }).click();
  }

  async back(): Promise<void> {
    await this.button('Back');
  }

  /** Clicks a button in the title bar or beside the box. */
  async button(label: string): Promise<void> {
    await this.widget.getByRole('button', { name: label }).first().click();
  }

  /**
   * Opens the palette, types, and clicks the entry with this name, with or without a category.
   * Opened anew while the entry is missing, since an extension's commands appear only once it is
   * loaded; after twice as long each time, since a slow window may need that long to list anything.
   *
   * @param what names the entry in the error if it does not appear
   */
  async choose(typed: string, name: string, what: string): Promise<void> {
    const end = Date.now() + STEP_LIMIT;
    for (let look = FIRST_LOOK; ; look *= 2) {
      if ((await this.ask(typed, look)) && (await this.clicked(name, look))) return;
      if (Date.now() > end) {
        throw new Error(`Not listed: ${what}. Listed: ${(await this.labels()).join(', ')}`);
      }
      if (await this.widget.isVisible()) await this.escape();
      await this.closed();
    }
  }

  /** Opens the palette and types; false if it did not open, or went before all was typed. */
  private async ask(typed: string, limit: number): Promise<boolean> {
    await this.page.keyboard.press('F1');
    try {
      await this.widget.waitFor({ timeout: limit });
      await this.box.fill(typed, { timeout: limit });
      return true;
    } catch (error) {
      if (error instanceof errors.TimeoutError) return false;
      throw error;
    }
  }

  /** Clicks the entry as soon as it is listed; false if it is not there soon, or the list went. */
  private async clicked(name: string, limit: number): Promise<boolean> {
    const end = Date.now() + limit;
    const script = clickEntryScript(name);
    while (!(await this.page.evaluate<boolean>(script))) {
      // Something that takes the focus closes the palette.
      if (Date.now() > end || !(await this.widget.isVisible())) return false;
      await delay(POLL);
    }
    return true;
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
