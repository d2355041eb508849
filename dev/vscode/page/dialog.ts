import type { Locator, Page } from 'playwright-core';
import { STEP_LIMIT, waitUntil, matches } from './waiting';
import type { Text } from './waiting';

/** The modal question in the middle of the window. */
export class Dialog {
  readonly box: Locator;

  constructor(private readonly page: Page) {
    this.box = page.locator('.monaco-dialog-box');
  }

  /** Waits until a modal (with these words) is open. */
  async opened(text?: Text): Promise<this> {
    await this.box.waitFor({ timeout: STEP_LIMIT });
    if (text !== undefined) {
      await waitUntil(
        `a dialog that says ${String(text)}`,
        async () => this.text(),
        (it) => matches(it, text),
      );
    }
    return this;
  }

  /** Message and detail, on lines of their own. */
  async text(): Promise<string> {
    const parts = this.box.locator('.dialog-message-text, .dialog-message-detail');
    return (await parts.allInnerTexts()).filter(Boolean).join('\n');
  }

  async buttons(): Promise<string[]> {
    return this.box.locator('.dialog-buttons .monaco-button').allInnerTexts();
  }

  async click(label: string): Promise<void> {
    // This one: the click may open the next at once.
    const shown = await this.box.elementHandle();
    await this.box.locator('.dialog-buttons').getByText(label, { exact: true }).click();
    await shown.waitForElementState('hidden');
  }

  async escape(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.closed();
  }

  async closed(): Promise<void> {
    await this.box.waitFor({ state: 'hidden' });
  }
}
