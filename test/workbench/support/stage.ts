import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type LocalServer, type ServerOptions } from '../../../dev/server';
import { WorkbenchPage } from '../../../dev/vscode/page';
import {
  openWorkbench,
  type Workbench,
  type WorkbenchOptions,
} from '../../../dev/vscode/workbench';

import { SCHEME } from './picture';

const ROOT = join(__dirname, '../../..');

/** The VS Code that `npm test` runs this for; see dev/test.ts. */
export const VERSION = process.env.ONETIME_SECRET_TEST_VSCODE ?? '1.139.1';

/** The packaged extension if there is one, so that what people install is what is tested. */
const VSIX = process.env.ONETIME_SECRET_TEST_VSIX;

export interface Stage {
  readonly server: LocalServer;
  readonly workbench: Workbench;
  readonly vscode: WorkbenchPage;
  /** A copy of the sample workspace. */
  readonly folder: string;
  close(): Promise<void>;
}

/**
 * A real VS Code with the extension, and a local server that it is set to use.
 * @param settings instead of those that choose the local server; `more`, besides them
 */
export async function openStage(
  { more, ...options }: Partial<WorkbenchOptions> & { more?: Record<string, unknown> } = {},
  serverOptions: ServerOptions = {},
): Promise<Stage> {
  const parent = await mkdtemp(join(tmpdir(), 'ots-'));
  const folder = join(parent, 'shop');
  await cp(join(ROOT, 'dev/sample-workspace'), folder, { recursive: true });
  const server = await startServer(serverOptions);
  const workbench = await openWorkbench({
    version: VERSION,
    workspace: folder,
    extension: VSIX ? { vsix: VSIX } : { developmentPath: ROOT },
    settings: {
      'onetimeSecret.region': 'custom',
      'onetimeSecret.serverUrl': server.origin,
      // Most tests count requests; those of the watch switch it on.
      'onetimeSecret.watch': false,
      ...more,
    },
    colorScheme: SCHEME,
    ...options,
  });
  return {
    server,
    workbench,
    vscode: new WorkbenchPage(workbench.page),
    folder,
    close: async () => {
      await workbench.dispose();
      await server.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** Requests to the API; pages that a recipient opens are left out. */
export function apiRequests(server: LocalServer): string[] {
  return server.requests
    .filter(({ path }) => path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path.replace(/[0-9a-z]{31,}/g, 'KEY')}`);
}
