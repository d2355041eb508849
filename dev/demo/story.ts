import assert from 'node:assert/strict';
import { mkdir, rm } from 'node:fs/promises';
import type { LocalServer } from '../server';
import type { WorkbenchPage } from '../vscode/page';
import type { Workbench } from '../vscode/workbench';
import { Narrator } from './narrator';
import { SenderStory, type Sent } from './senderStory';
import type { DemoWorkspace } from './workspace';

/** What the demo acts with, and where its pictures go. */
export interface Stage {
  readonly workbench: Workbench;
  readonly server: LocalServer;
  readonly workspace: DemoWorkspace;
  readonly account: { readonly username: string; readonly token: string };
  readonly pictures: string;
}

const SHARE = 'Share Selection as One-Time Secret';
const VIEW = 'Recent Secrets';

/** Plays the main job as a person does: by mouse, keyboard and what can be read on the page. */
export class Story {
  private readonly vscode: WorkbenchPage;
  private readonly links: string[] = [];
  private readonly narrator: Narrator;

  constructor(private readonly stage: Stage) {
    this.narrator = new Narrator(stage.workbench, stage.pictures);
    this.vscode = this.narrator.vscode;
  }

  async play(): Promise<Sent> {
    await rm(this.stage.pictures, { recursive: true, force: true });
    await mkdir(this.stage.pictures, { recursive: true });
    await this.welcome();
    await this.signIn();
    const link = await this.share();
    await this.recipientOpens(link);
    await this.tooLate(link);
    await this.sidebarSaysOpened();
    await this.shareAndBurn();
    const { links, placed } = await new SenderStory(this.narrator, this.stage.workspace).play();
    return { links: [...this.links, ...links], placed };
  }

  /** Names the step at which it was, and the picture that it takes of it. */
  async whereItStopped(): Promise<string> {
    return this.narrator.whereItStopped();
  }

  private async welcome(): Promise<void> {
    this.narrator.tell(
      'VS Code starts with a saved file that holds a secret; the sidebar says how to begin',
    );
    await this.vscode.openView('Onetime Secret');
    await this.vscode.openFile('.env');
    await this.narrator.picture('welcome');
  }

  private async signIn(): Promise<void> {
    const { username, token } = this.stage.account;
    this.narrator.tell(`Sign In, from the palette, as ${username}`);
    await this.vscode.runCommand('Onetime Secret: Sign In');
    const { quickInput } = this.vscode;
    await quickInput.opened(/Sign In/);
    await quickInput.type(username);
    await quickInput.accept();
    await quickInput.opened(/Sign In/);
    await this.vscode.page.locator('.quick-input-widget input[type=password]').waitFor();
    await quickInput.type(token);
    await this.narrator.picture('sign-in');
    await quickInput.accept();
    const notification = await this.vscode.notification(/Signed in to/);
    this.narrator.say(await notification.text());
    await this.vscode.dismissNotifications();
  }

  private async share(): Promise<string> {
    this.narrator.tell(`Select the value, right-click, "${SHARE}"`);
    await this.vscode.writeClipboard('what was on the clipboard before');
    await this.vscode.editor.selectText(this.stage.workspace.secret);
    const menu = await this.vscode.editor.contextMenu();
    await menu.hover(SHARE);
    await this.narrator.picture('context-menu');
    await menu.click(SHARE);
    const notification = await this.vscode.notification(/One-time link copied/);
    const link = await this.vscode.clipboard(/\/secret\//);
    this.links.push(link);
    this.narrator.say(await notification.text());
    this.narrator.say(`On the clipboard: ${link.replace(/[^/]+$/, '…')}`);
    await this.vscode.tree(VIEW).row(/expires in/);
    await this.narrator.picture('shared');
    return link;
  }

  private async recipientOpens(link: string): Promise<void> {
    this.narrator.tell('The recipient opens the link, in another browser');
    const page = await this.stage.workbench.newPage();
    await page.goto(link);
    await page.locator('#view-secret').waitFor();
    await page.screenshot({ path: this.narrator.path('recipient-before') });
    await page.locator('#view-secret').click();
    await page.locator('#secret-value').waitFor();
    const read = await page.locator('#secret-value').textContent();
    assert.equal(read, this.stage.workspace.secret, 'the recipient reads the secret unchanged');
    await page.screenshot({ path: this.narrator.path('recipient-reads') });
    await page.close();
    this.narrator.say('It reads exactly what was selected');
  }

  private async tooLate(link: string): Promise<void> {
    this.narrator.tell('Somebody opens the same link a second time');
    const page = await this.stage.workbench.newPage();
    await page.goto(link);
    await page.locator('#secret-gone').waitFor();
    assert.equal(await page.locator('#view-secret').count(), 0);
    await page.screenshot({ path: this.narrator.path('second-opening') });
    this.narrator.say(await page.locator('h1').innerText());
    await page.close();
  }

  private async sidebarSaysOpened(): Promise<void> {
    this.narrator.tell('Refresh: the sidebar says that it was opened');
    await this.vscode.dismissNotifications();
    await this.vscode.viewAction('Refresh');
    const row = await this.vscode.tree(VIEW).row(/opened just now|opened .* ago/);
    this.narrator.say((await row.content()).ariaLabel);
    await this.narrator.picture('opened');
  }

  private async shareAndBurn(): Promise<void> {
    this.narrator.tell('A fresh password, shared and then burned unread');
    await this.vscode.runCommand('Onetime Secret: Generate Password as One-Time Secret');
    const made = await this.vscode.notification(/fresh password/);
    this.links.push(await this.vscode.clipboard(/\/secret\//));
    this.narrator.say(await made.text());
    await this.narrator.picture('generated');
    await this.vscode.dismissNotifications();
    const row = await this.vscode.tree(VIEW).row(/Generated password/);
    await row.hover();
    await row.action('Burn Secret');
    await this.vscode.dialog.opened(/Burn/);
    await this.narrator.picture('burn');
    await this.vscode.dialog.click('Burn');
    await this.vscode.notification(/Burned/);
    await this.vscode.tree(VIEW).row(/burned/);
    await this.narrator.picture('burned');
    await this.vscode.dismissNotifications();
  }
}
