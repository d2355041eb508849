import type { Locator, Page } from 'playwright-core';
import { STEP_LIMIT } from './waiting';
import type { Text } from './waiting';

const ITEM =
  '.notifications-toasts .notification-list-item, .notifications-center .notification-list-item';

/** What the page knows of an element: how large it is, and how large it would like to be. */
interface Sizes {
  readonly scrollWidth: number;
  readonly clientWidth: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
}

/** One message at the lower right. */
export class Notification {
  constructor(readonly item: Locator) {}

  async text(): Promise<string> {
    return this.item.locator('.notification-list-item-message').innerText();
  }

  /** Whether all of the text can be read; VS Code may show its first line only. */
  async isWhole(): Promise<boolean> {
    const message = this.item.locator('.notification-list-item-message');
    return message.evaluate(
      (it: Sizes) => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight,
    );
  }

  async buttons(): Promise<string[]> {
    return this.item.locator('.monaco-button:not(.monaco-dropdown-button)').allInnerTexts();
  }

  /** Clicks one of its buttons. */
  async click(label: string): Promise<void> {
    await this.item.locator('.monaco-button').getByText(label, { exact: true }).click();
  }

  async close(): Promise<void> {
    await this.item.hover();
    await this.item.locator('.codicon-notifications-clear').click();
  }
}

/** The messages that are in sight now. */
export class Notifications {
  constructor(private readonly page: Page) {}

  /** Waits for a message with these words. */
  async waitFor(text: Text, limit: number = STEP_LIMIT): Promise<Notification> {
    const item = this.page.locator(ITEM).filter({ hasText: text }).first();
    await item.waitFor({ timeout: limit });
    return new Notification(item);
  }

  async texts(): Promise<string[]> {
    return this.page.locator(ITEM).locator('.notification-list-item-message').allInnerTexts();
  }

  async dismissAll(): Promise<void> {
    const items = this.page.locator(ITEM);
    const end = Date.now() + STEP_LIMIT;
    while ((await items.count()) > 0) {
      if (Date.now() > end) throw new Error(`These stay: ${(await this.texts()).join(', ')}`);
      // A handle, since a new message takes this one's place on the list, and only the one under
      // the mouse shows its buttons.
      const item = await items.first().elementHandle();
      const close = await item.$('.codicon-notifications-clear');
      // What fails because a message moves or goes at that moment is done once more.
      await item.hover({ timeout: 1000 }).catch(() => undefined);
      await close?.click({ timeout: 1000 }).catch(() => undefined);
      await item.waitForElementState('hidden', { timeout: 1000 }).catch(() => undefined);
    }
  }
}
