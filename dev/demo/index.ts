import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startServer, type LocalServer } from '../server';
import { CURRENT_VSCODE } from '../vscode/versions';
import { openWorkbench } from '../vscode/workbench';
import { searchDisk, type Needle } from './leaks';
import { Story, type Stage } from './story';
import { makeWorkspace, type DemoWorkspace } from './workspace';

const ROOT = join(__dirname, '../..');

/**
 * `npm start -- --demo`: plays the main job in a real VS Code and looks for leaks afterwards.
 *
 * @param throttle how many times slower VS Code's window is to run than it can
 */
export async function demo(throttle: number): Promise<void> {
  const workspace = await makeWorkspace();
  try {
    const account = { username: 'you@example.com', token: randomBytes(20).toString('hex') };
    const server = await startServer({ accounts: [account] });
    try {
      await playOn(server, workspace, account, throttle);
    } finally {
      await server.close();
    }
  } finally {
    await rm(dirname(workspace.folder), { recursive: true, force: true });
  }
}

async function playOn(
  server: LocalServer,
  workspace: DemoWorkspace,
  account: Stage['account'],
  throttle: number,
): Promise<void> {
  server.onRequest(({ method, path, status, username }) => {
    const shown = path.replace(/[0-9a-z]{31,}/g, '…');
    console.log(`   server: ${method} ${shown} → ${status}${username ? ` (${username})` : ''}`);
  });
  const workbench = await openWorkbench({
    version: CURRENT_VSCODE,
    workspace: workspace.folder,
    extension: { developmentPath: ROOT },
    secretStorageLasts: true,
    viewport: { width: 1280, height: 760 },
    colorScheme: 'dark',
    throttle,
    settings: {
      'onetimeSecret.region': 'custom',
      'onetimeSecret.serverUrl': server.origin,
      'explorer.compactFolders': false,
    },
  }).catch((error: unknown) => {
    throw failure('The demo did not begin', error);
  });
  const pictures = join(ROOT, 'demo-pictures');
  try {
    const story = new Story({ workbench, server, workspace, account, pictures });
    const { links, placed } = await story.play().catch(async (error: unknown) => {
      throw failure(`The demo stopped at ${await story.whereItStopped()}`, error);
    });
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
  }
}

/** Says where it failed, why, and what to do. */
function failure(where: string, error: unknown): Error {
  const why = error instanceof Error ? error.message : String(error);
  return new Error(
    `\n${where}: ${why}\n\nClose what else keeps this machine busy, and run it again: ` +
      'npm start -- --demo\nIf it fails once more, please report it with all of this output.',
    { cause: error },
  );
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
