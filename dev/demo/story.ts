import assert from 'node:assert/strict';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalServer } from '../server';
import { WorkbenchPage } from '../vscode/page';
import type { Workbench } from '../vscode/workbench';
import type { DemoWorkspace } from './workspace';

/** What the demo acts with, and where its pictures go. */
export interface Stage {
  readonly workbench: Workbench;
  readonly server: LocalServer;
  readonly workspace: DemoWorkspace;
  readonly account: { readonly username: string; readonly token: string };
  readonly pictures: string;
}

/** What must not be on disk afterwards. */
export interface Played {
  readonly links: readonly string[];
}

const SHARE = 'Share Selection as One-Time Secret';
const VIEW = 'Recent Secrets';

/** Plays the main job as a person does: by mouse, keyboard and what can be read on the page. */
export class Story {
  private readonly vscode: WorkbenchPage;
  private readonly links: string[] = [];
  private step = 0;

  constructor(private readonly stage: Stage) {
    this.vscode = new WorkbenchPage(stage.workbench.page);
  }

  async play(): Promise<Played> {
    await rm(this.stage.pictures, { recursive: true, force: true });
    await mkdir(this.stage.pictures, { recursive: true });
    await this.welcome();
    await this.signIn();
    const link = await this.share();
    await this.recipientOpens(link);
    await this.tooLate(link);
    await this.sidebarSaysOpened();
    await this.shareAndBurn();
    return { links: this.links };
  }

  private async welcome(): Promise<void> {
    this.tell(
      'VS Code starts with a saved file that holds a secret; the sidebar says how to begin',
    );
    await this.vscode.openView('Onetime Secret');
    await this.vscode.openFile('.env');
    await this.picture('welcome');
  }

  private async signIn(): Promise<void> {
    const { username, token } = this.stage.account;
    this.tell(`Sign In, from the palette, as ${username}`);
    await this.vscode.runCommand('Onetime Secret: Sign In');
    const { quickInput } = this.vscode;
    await quickInput.opened(/Sign In/);
    await quickInput.type(username);
    await quickInput.accept();
    await quickInput.opened(/Sign In/);
    await this.vscode.page.locator('.quick-input-widget input[type=password]').waitFor();
    await quickInput.type(token);
    await this.picture('sign-in');
    await quickInput.accept();
    const notification = await this.vscode.notification(/Signed in to/);
    this.say(await notification.text());
    await this.vscode.dismissNotifications();
  }

  private async share(): Promise<string> {
    this.tell(`Select the value, right-click, "${SHARE}"`);
    await this.vscode.writeClipboard('what was on the clipboard before');
    await this.vscode.editor.selectText(this.stage.workspace.secret);
    const menu = await this.vscode.editor.contextMenu();
    await menu.hover(SHARE);
    await this.picture('context-menu');
    await menu.click(SHARE);
    const notification = await this.vscode.notification(/One-time link copied/);
    const link = await this.vscode.clipboard(/\/secret\//);
    this.links.push(link);
    this.say(await notification.text());
    this.say(`On the clipboard: ${link.replace(/[^/]+$/, '…')}`);
    await this.vscode.tree(VIEW).row(/expires in/);
    await this.picture('shared');
    return link;
  }

  private async recipientOpens(link: string): Promise<void> {
    this.tell('The recipient opens the link, in another browser');
    const page = await this.stage.workbench.newPage();
    await page.goto(link);
    await page.locator('#view-secret').waitFor();
    await page.screenshot({ path: this.path('recipient-before') });
    await page.locator('#view-secret').click();
    await page.locator('#secret-value').waitFor();
    const read = await page.locator('#secret-value').textContent();
    assert.equal(read, this.stage.workspace.secret, 'the recipient reads the secret unchanged');
    await page.screenshot({ path: this.path('recipient-reads') });
    await page.close();
    this.say('It reads exactly what was selected');
  }

  private async tooLate(link: string): Promise<void> {
    this.tell('Somebody opens the same link a second time');
    const page = await this.stage.workbench.newPage();
    await page.goto(link);
    await page.locator('#secret-gone').waitFor();
    assert.equal(await page.locator('#view-secret').count(), 0);
    await page.screenshot({ path: this.path('second-opening') });
    this.say(await page.locator('h1').innerText());
    await page.close();
  }

  private async sidebarSaysOpened(): Promise<void> {
    this.tell('Refresh: the sidebar says that it was opened');
    await this.vscode.dismissNotifications();
    await this.vscode.viewAction('Refresh');
    const row = await this.vscode.tree(VIEW).row(/opened just now|opened .* ago/);
    this.say((await row.content()).ariaLabel);
    await this.picture('opened');
  }

  private async shareAndBurn(): Promise<void> {
    this.tell('A fresh password, shared and then burned unread');
    await this.vscode.runCommand('Onetime Secret: Generate Password as One-Time Secret');
    const made = await this.vscode.notification(/fresh password/);
    this.links.push(await this.vscode.clipboard(/\/secret\//));
    this.say(await made.text());
    await this.picture('generated');
    await this.vscode.dismissNotifications();
    const row = await this.vscode.tree(VIEW).row(/Generated password/);
    await row.hover();
    await row.action('Burn Secret');
    await this.vscode.dialog.opened(/Burn/);
    await this.picture('burn');
    await this.vscode.dialog.click('Burn');
    await this.vscode.notification(/Burned/);
    await this.vscode.tree(VIEW).row(/burned/);
    await this.picture('burned');
    await this.vscode.dismissNotifications();
  }

  private tell(what: string): void {
    this.step += 1;
    console.log(`\n${this.step}. ${what}`);
  }

  private say(what: string): void {
    console.log(`   ${what}`);
  }

  private async picture(name: string): Promise<void> {
    await this.vscode.page.screenshot({ path: this.path(name), animations: 'disabled' });
  }

  private path(name: string): string {
    return join(this.stage.pictures, `${String(this.step).padStart(2, '0')}-${name}.png`);
  }
}
