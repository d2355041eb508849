import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startServer, type DialectName } from './server';
import { serveWorkbench } from './vscode/serve';
import { CURRENT_VSCODE } from './vscode/versions';

const ROOT = join(__dirname, '..');

/** `npm start`: a local server and a real VS Code, for a person, until Ctrl+C. */
export async function interactive(dialect: DialectName): Promise<void> {
  const account = { username: 'you@example.com', token: randomBytes(20).toString('hex') };
  const server = await startServer({ accounts: [account], dialect });
  const vscode = await serveWorkbench({
    version: CURRENT_VSCODE,
    workspace: join(ROOT, 'dev/sample-workspace'),
    extension: { developmentPath: ROOT },
    settings: {
      'onetimeSecret.region': 'custom',
      'onetimeSecret.serverUrl': server.origin,
    },
  });
  console.log(`
Local Onetime Secret server (${dialect}): ${server.origin}
  to sign in:  ${account.username}
  API token:   ${account.token}
`);
  if (vscode.url === undefined) {
    console.log('VS Code opened in a window of its own. Close it, or press Ctrl+C here, to stop.');
  } else {
    console.log(`VS Code, for you alone (the address holds its key; whoever has it gets a shell):

  ${vscode.url}

Press Ctrl+C to stop.`);
    openInBrowser(vscode.url);
  }
  process.once('SIGINT', () => void vscode.dispose());
  process.once('SIGTERM', () => void vscode.dispose());
  await vscode.ended;
  await server.close();
}

/** Opens an address where there is a browser to do it; the printed address works as well. */
function openInBrowser(url: string): void {
  const opener = openerFor(process.platform);
  if (!opener || process.env.CI) return;
  const [command, ...args] = opener;
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function openerFor(platform: NodeJS.Platform): [string, ...string[]] | undefined {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY;
  return display ? ['xdg-open'] : undefined;
}
