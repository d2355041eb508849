import type { Locator, Page } from 'playwright-core';
import { Dialog } from './page/dialog';
import { Editor } from './page/editor';
import { Notifications } from './page/notifications';
import type { Notification } from './page/notifications';
import { QuickInput } from './page/quickInput';
import { Tree } from './page/tree';
import type { RowContent } from './page/tree';
import { Menu } from './page/menu';
import { matches, STEP_LIMIT, waitUntil } from './page/waiting';
import type { Text } from './page/waiting';

export type { RowContent, Text };
export { waitUntil };

/** VS Code's window, used as a person does: by mouse, keyboard and what can be read on it. */
export class WorkbenchPage {
  readonly editor: Editor;
  readonly quickInput: QuickInput;
  readonly dialog: Dialog;
  readonly notifications: Notifications;

  constructor(readonly page: Page) {
    this.editor = new Editor(page);
    this.quickInput = new QuickInput(page);
    this.dialog = new Dialog(page);
    this.notifications = new Notifications(page);
  }

  /** Runs a command by its title, with or without category, from the palette. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.choose(`>${title}`, title, `the command ${title}`);
  }

  /** Opens a file of the workspace by its name. */
  async openFile(name: string): Promise<void> {
    await this.quickInput.choose(name, name, `the file ${name}`);
    await this.tab(name).waitFor();
    await this.editor.opened();
  }

  tab(name: string): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: name }).first();
  }

  /** Opens a view container by its name in the activity bar. */
  async openView(title: string): Promise<void> {
    const entry = this.activity(title);
    await entry.waitFor({ timeout: STEP_LIMIT });
    // A click on the open one would close the side bar.
    if ((await entry.getAttribute('aria-selected')) !== 'true') {
      // Not its label alone: a badge lies over that.
      await entry.click();
    }
    await this.page.locator('.part.sidebar').getByText(title).first().waitFor();
  }

  /** The number on a view container's icon, or an empty text. */
  async badge(title: string): Promise<string> {
    return this.activity(title).locator('.badge-content').innerText();
  }

  /** Clicks a button in the title of the side bar, or the entry of its "…" menu. */
  async viewAction(label: string): Promise<void> {
    const sidebar = this.page.locator('.part.sidebar');
    await sidebar.locator('.composite.title').hover();
    const button = sidebar.locator(`.action-label[aria-label^="${label}"]`).first();
    if (await button.isVisible()) {
      await button.click();
      return;
    }
    await sidebar.locator('.action-label[aria-label*="More Actions"]').first().click();
    await (await new Menu(this.page).opened()).click(label);
  }

  /** Everything that is written in the side bar, welcome texts included. */
  async sidebarText(): Promise<string> {
    return this.page.locator('.part.sidebar').innerText();
  }

  tree(view: string): Tree {
    return new Tree(this.page, view);
  }

  async treeRows(view: string): Promise<RowContent[]> {
    return this.tree(view).rows();
  }

  /** Waits for a message with these words. */
  async notification(text: Text, limit?: number): Promise<Notification> {
    return this.notifications.waitFor(text, limit);
  }

  async dismissNotifications(): Promise<void> {
    await this.notifications.dismissAll();
  }

  async readClipboard(): Promise<string> {
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  async writeClipboard(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  /** Waits until the clipboard holds these words, and returns all of it. */
  async clipboard(text: Text): Promise<string> {
    const read = async (): Promise<string> => this.readClipboard();
    return waitUntil(`${String(text)} on the clipboard`, read, (it) => matches(it, text));
  }

  /** Each status bar item as a screen reader hears it. */
  async statusBar(): Promise<string[]> {
    // All at one moment: an item asked for by its number may be gone by then.
    const items = `[...document.querySelectorAll('.part.statusbar .statusbar-item')]`;
    const labels = `${items}.map((item) => item.getAttribute('aria-label')).filter(Boolean)`;
    return this.page.evaluate<string[]>(labels);
  }

  /** The status bar item with these words. */
  statusBarItem(text: Text): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text }).first();
  }

  async screenshot(path: string): Promise<void> {
    // Finishes what is still fading in.
    await this.page.screenshot({ path, animations: 'disabled' });
  }

  private activity(title: string): Locator {
    const label = this.page.locator(`.action-label[aria-label^="${title}"]`);
    return this.page.locator('.part.activitybar .action-item').filter({ has: label }).first();
  }
}
