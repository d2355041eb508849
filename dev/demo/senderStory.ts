import { Menu } from '../vscode/page/menu';
import { waitUntil, type WorkbenchPage } from '../vscode/page';
import type { Narrator } from './narrator';
import type { DemoWorkspace } from './workspace';

/** What must not be on disk afterwards, and what may be. */
export interface Sent {
  readonly links: readonly string[];
  /** Put into a file, as the person asked: VS Code keeps a backup of what is not saved. */
  readonly placed: readonly string[];
}

/** Plays every way of sharing with its prompts, signed in. */
export class SenderStory {
  private readonly vscode: WorkbenchPage;
  private readonly links: string[] = [];
  private readonly placed: string[] = [];

  constructor(
    private readonly narrator: Narrator,
    private readonly workspace: DemoWorkspace,
  ) {
    this.vscode = narrator.vscode;
  }

  async play(): Promise<Sent> {
    await this.vscode.dismissNotifications();
    await this.options();
    await this.file();
    await this.terminal();
    await this.lightBulb();
    await this.typed();
    await this.replace();
    return { links: this.links, placed: this.placed };
  }

  private async options(): Promise<void> {
    const { quickInput } = this.vscode;
    this.narrator.tell('Share Selection with Options: expiry, passphrase, recipient, domain');
    await this.select();
    await (await this.vscode.editor.contextMenu()).click('Share Selection with Options…');
    await this.step(/\(1\/4\)/, 'expiry');
    await quickInput.click('Another time…');
    await this.box(/a number and s, m, h, d or w/, 'other-time');
    await quickInput.back();
    await quickInput.opened(/\(1\/4\)/);
    await quickInput.click('3 days');
    await this.step(/\(2\/4\)/, 'passphrase');
    await quickInput.click('Type a passphrase…');
    await this.box(/Send it another way/, 'typed-passphrase');
    await quickInput.back();
    await quickInput.opened(/\(2\/4\)/);
    await quickInput.click('Make a passphrase…');
    await this.box(/shown this once/, 'made-passphrase');
    await quickInput.accept();
    await this.step(/\(3\/4\)/, 'recipient');
    await quickInput.click('An e-mail address…');
    await this.box(/mails the link, not the secret/, 'address');
    await quickInput.type('colleague@example.com');
    await quickInput.accept();
    await this.step(/\(4\/4\)/, 'domain');
    await quickInput.click('A custom domain of your account…');
    await this.box(/your account has/, 'custom-domain');
    await quickInput.back();
    // Enter would be too early for the list; a click waits for it.
    await quickInput.click('The server’s own');
    await this.shared(/One-time link copied/, 'shared');
  }

  private async file(): Promise<void> {
    this.narrator.tell(
      'A whole file that holds keys, from the Explorer: better protected by Enter',
    );
    await this.vscode.runCommand('View: Show Explorer');
    const row = await this.vscode.tree('Files Explorer').row('.env');
    const menu = await row.contextMenu();
    await menu.hover('Share File as One-Time Secret');
    await this.narrator.picture('explorer');
    await menu.click('Share File as One-Time Secret');
    await this.step(/Looks Like/, 'caution');
    await this.vscode.quickInput.accept();
    await this.shared(/One-time link of \.env copied/, 'file-shared');
    await this.vscode.openView('Onetime Secret');
  }

  private async terminal(): Promise<void> {
    const { page } = this.vscode;
    this.narrator.tell('The selection of a terminal, from its context menu');
    await this.vscode.runCommand('Terminal: Create New Terminal');
    const screen = page.locator('.terminal-wrapper.active .xterm-screen').first();
    await screen.waitFor();
    const all = async (): Promise<string> => {
      await this.vscode.runCommand('Terminal: Select All');
      await this.vscode.runCommand('Terminal: Copy Selection');
      return this.vscode.readClipboard();
    };
    await waitUntil('the shell’s prompt', all, (text) => /[$#%>]\s*$/.test(text));
    await screen.click();
    await page.keyboard.type("PS1='$ '; clear; echo sample output\n");
    await waitUntil('the terminal’s text', all, (text) => text.startsWith('sample output'));
    await screen.click({ button: 'right' });
    const menu = await new Menu(page).opened();
    const label = 'Share Terminal Selection as One-Time Secret';
    await menu.hover(label);
    await this.narrator.picture('terminal');
    await menu.click(label);
    await this.shared(/One-time link copied/, 'terminal-shared');
    await this.vscode.runCommand('Terminal: Kill the Active Terminal Instance');
  }

  private async lightBulb(): Promise<void> {
    const { page } = this.vscode;
    this.narrator.tell('The value under the cursor, behind the light bulb (Ctrl+.)');
    await this.vscode.openFile('.env');
    await this.vscode.editor.placeCursor(this.workspace.secret);
    await page.keyboard.press('Control+.');
    const entry = page.locator('.action-widget').getByText('Share the value of SMTP_PASSWORD');
    await entry.waitFor();
    await this.narrator.picture('light-bulb');
    await entry.click();
    await this.shared(/One-time link of the value SMTP_PASSWORD/, 'value-shared');
  }

  private async typed(): Promise<void> {
    this.narrator.tell('Nothing to take: one line is asked for; Esc sends nothing');
    await this.vscode.editor.placeCursor('# Sample');
    await this.vscode.runCommand('Onetime Secret: Share Selection as One-Time Secret');
    await this.box(/Nothing is selected/, 'typed-line');
    await this.vscode.quickInput.escape();
    await this.vscode.quickInput.closed();
  }

  private async replace(): Promise<void> {
    this.narrator.tell('Share and Replace: the secret leaves the file; one Ctrl+Z brings it back');
    await this.select();
    const menu = await this.vscode.editor.contextMenu();
    await menu.hover('Share and Replace Selection');
    await this.narrator.picture('replace-menu');
    await menu.click('Share and Replace Selection');
    await this.shared(/Replaced by a one-time link/, 'replaced', this.placed);
    await this.vscode.editor.placeCursor('<one-time');
    await this.vscode.page.keyboard.press('Control+z');
    await waitUntil(
      'the old text',
      async () => this.vscode.editor.text(),
      (text) => text.includes(this.workspace.secret),
    );
  }

  private async select(): Promise<void> {
    await this.vscode.openFile('.env');
    await this.vscode.editor.selectText(this.workspace.secret);
  }

  /** A list of a flow is open. */
  private async step(title: RegExp, picture: string): Promise<void> {
    await this.vscode.quickInput.opened(title);
    await this.narrator.picture(picture);
  }

  /** An input box with this text below it is open. */
  private async box(text: RegExp, picture: string): Promise<void> {
    await this.vscode.quickInput.messageWith(text);
    await this.narrator.picture(picture);
  }

  private async shared(words: RegExp, picture: string, into = this.links): Promise<void> {
    const notification = await this.vscode.notification(words);
    this.narrator.say(await notification.text());
    this.narrator.say(`Buttons: ${(await notification.buttons()).join(', ')}`);
    into.push(await this.vscode.clipboard(/\/secret\//));
    await this.narrator.picture(picture);
    await this.vscode.dismissNotifications();
  }
}
