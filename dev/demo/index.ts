import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startServer, type LocalServer } from '../server';
import { openWorkbench } from '../vscode/workbench';
import { searchDisk, type Needle } from './leaks';
import { Story } from './story';
import { makeWorkspace } from './workspace';

const ROOT = join(__dirname, '../..');
export const DEMO_VSCODE = '1.139.1';

/** `npm start -- --demo`: plays the main job in a real VS Code and looks for leaks afterwards. */
export async function demo(): Promise<void> {
  const workspace = await makeWorkspace();
  const account = { username: 'you@example.com', token: randomBytes(20).toString('hex') };
  const server = await startServer({ accounts: [account] });
  server.onRequest(({ method, path, status, username }) => {
    const shown = path.replace(/[0-9a-z]{31,}/g, '…');
    console.log(`   server: ${method} ${shown} → ${status}${username ? ` (${username})` : ''}`);
  });
  const workbench = await openWorkbench({
    version: DEMO_VSCODE,
    workspace: workspace.folder,
    extension: { developmentPath: ROOT },
    secretStorageLasts: true,
    viewport: { width: 1280, height: 760 },
    colorScheme: 'dark',
    settings: {
      'onetimeSecret.region': 'custom',
      'onetimeSecret.serverUrl': server.origin,
      'explorer.compactFolders': false,
    },
  });
  const pictures = join(ROOT, 'demo-pictures');
  try {
    const stage = { workbench, server, workspace, account, pictures };
    const { links, placed } = await new Story(stage).play();
    await lookForLeaks(workbench.profile, [
      { name: 'the secret', text: workspace.secret },
      { name: 'the API token', text: account.token },
      { name: 'the credentials', text: basic(account) },
      ...links.map((text) => ({ name: 'a link', text })),
      ...keysOf(server)
        .filter((key) => !placed.some((link) => link.endsWith(key)))
        .map((text) => ({ name: 'a key', text })),
    ]);
    console.log(
      'One link was left out: it was put into a file on purpose, and VS Code backs up what is not saved.',
    );
    console.log(`\nPictures: ${pictures}`);
  } finally {
    await workbench.dispose();
    await server.close();
    await rm(dirname(workspace.folder), { recursive: true, force: true });
  }
}

async function lookForLeaks(profile: string, needles: readonly Needle[]): Promise<void> {
  const { found, files, bytes } = await searchDisk([profile], needles);
  if (found.length > 0) throw new Error(`Found on disk, in plain text:\n${found.join('\n')}`);
  const mebibytes = (bytes / 1024 ** 2).toFixed(1);
  console.log(
    `\nSearched ${files} files (${mebibytes} MiB) that VS Code and the extension wrote: none holds ` +
      `the secret, the token, a link or a key in plain text (${needles.length} searched for).`,
  );
}

function basic({ username, token }: { username: string; token: string }): string {
  return Buffer.from(`${username}:${token}`).toString('base64');
}

/** Both keys of everything that was shared. */
function keysOf(server: LocalServer): string[] {
  return server.keys().flatMap(({ secretKey, metadataKey }) => [secretKey, metadataKey]);
}
