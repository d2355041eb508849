import type { Stage } from './stage';

/** Shares a text of the sample workspace's .env, and returns the link; its notification stays. */
export async function shareFromEnv({ vscode }: Stage, text: string): Promise<string> {
  await vscode.writeClipboard('before');
  await vscode.openFile('.env');
  // A drag of what is selected already would move it.
  await vscode.editor.placeCursor('# Sample');
  await vscode.editor.selectText(text);
  await vscode.runCommand('Onetime Secret: Share Selection as One-Time Secret');
  const link = await vscode.clipboard(/\/secret\//);
  await vscode.notification(/One-time link copied/);
  return link;
}
