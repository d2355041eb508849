import type { Locator, Page } from 'playwright-core';

/**
 * Ends when the page's timers of a tenth of a second that were set before have come: for so long
 * VS Code has a new menu ignore clicks, lest the release of the opening click choose something.
 */
const TAKES_CLICKS = 'new Promise((resolve) => setTimeout(resolve, 100))';

/** An open context menu. */
export class Menu {
  private readonly items: Locator;

  constructor(private readonly page: Page) {
    // Menus are drawn inside a shadow root, which Playwright looks into.
    this.items = page.locator('.monaco-menu .action-item:not(.disabled) > a.action-menu-item');
  }

  /** Waits until the menu is drawn and takes clicks. */
  async opened(): Promise<this> {
    await this.items.first().waitFor();
    await this.page.evaluate(TAKES_CLICKS);
    return this;
  }

  /** Every entry's words, top to bottom. */
  async labels(): Promise<string[]> {
    return this.items.locator('.action-label').allInnerTexts();
  }

  async click(label: string): Promise<void> {
    await this.item(label).click();
    await this.items.first().waitFor({ state: 'hidden' });
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
