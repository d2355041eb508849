import type { Stage } from './stage';

/** Types a user name and a token into the boxes that are open, or about to be. */
export async function typeAccount(
  { vscode }: Stage,
  { username, token }: { readonly username: string; readonly token: string },
): Promise<void> {
  await vscode.quickInput.opened(/Sign In to 127/);
  await vscode.quickInput.type(username);
  await vscode.quickInput.accept();
  await vscode.page.locator('.quick-input-widget input[type=password]').waitFor();
  await vscode.quickInput.type(token);
  await vscode.quickInput.accept();
  await vscode.notification(/Signed in to .* as you@example\.com/);
}
