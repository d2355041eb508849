import type { Account } from '../../../dev/server';
import type { WorkbenchPage } from '../../../dev/vscode/page';

/** Signs in to the chosen server by the palette, prompt by prompt. */
export async function signIn(vscode: WorkbenchPage, account: Account): Promise<void> {
  await vscode.runCommand('Onetime Secret: Sign In');
  await typeAccount(vscode, account);
  await vscode.dismissNotifications();
}

/** Types a user name and a token into the boxes that are open, or about to be. */
export async function typeAccount(
  vscode: WorkbenchPage,
  { username, token }: Account,
): Promise<void> {
  await vscode.quickInput.opened(/Sign In to 127/);
  await vscode.quickInput.type(username);
  await vscode.quickInput.accept();
  await typeToken(vscode, token);
}

/** Answers the question for a token. */
export async function typeToken(vscode: WorkbenchPage, token: string): Promise<void> {
  await vscode.quickInput.opened(/Sign In to/);
  await vscode.page.locator('.quick-input-widget input[type=password]').waitFor();
  await vscode.quickInput.type(token);
  await vscode.quickInput.accept();
  await vscode.notification(/Signed in to/);
}
