import type { Locator, Page } from 'playwright-core';

/**
 * Milliseconds after which a click that had no effect was ignored: VS Code ignores those in the
 * first tenth of a second, lest the release of the opening click choose something.
 */
const IGNORED_AFTER = 500;

/** An open context menu. */
export class Menu {
  private readonly items: Locator;

  constructor(private readonly page: Page) {
    // Menus are drawn inside a shadow root, which Playwright looks into.
    this.items = page.locator('.monaco-menu .action-item:not(.disabled) > a.action-menu-item');
  }

  /** Waits until the menu is drawn. */
  async opened(): Promise<this> {
    await this.items.first().waitFor();
    return this;
  }

  /** Every entry's words, top to bottom. */
  async labels(): Promise<string[]> {
    return this.items.locator('.action-label').allInnerTexts();
  }

  async click(label: string): Promise<void> {
    for (let left = 3; ; left -= 1) {
      await this.item(label).click();
      const closed = await this.items
        .first()
        .waitFor({ state: 'hidden', timeout: IGNORED_AFTER })
        .then(
          () => true,
          () => false,
        );
      if (closed) return;
      if (left === 0) throw new Error(`The menu stays open after a click on ${label}.`);
    }
  }

  async hover(label: string): Promise<void> {
    await this.item(label).hover();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.items.first().waitFor({ state: 'hidden' });
  }

  private item(label: string): Locator {
    const words = this.page.locator('.action-label').getByText(label, { exact: true });
    return this.items.filter({ has: words }).first();
  }
}
