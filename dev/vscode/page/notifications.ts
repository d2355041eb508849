import type { Locator, Page } from 'playwright-core';
import { closeMessagesScript } from './entries';
import { STEP_LIMIT, waitUntil } from './waiting';
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

  /** What is told; a progress ends in an ellipsis, and goes by itself a moment after its end. */
  async texts(): Promise<string[]> {
    const messages = this.page.locator(ITEM).locator('.notification-list-item-message');
    return (await messages.allInnerTexts()).filter((text) => !text.endsWith('…'));
  }

  async dismissAll(): Promise<void> {
    const close = closeMessagesScript(ITEM);
    const left = async (): Promise<string[]> => {
      await this.page.evaluate(close);
      return this.texts();
    };
    await waitUntil('messages to go', left, (texts) => texts.length === 0);
  }
}
