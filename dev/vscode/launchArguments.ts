import { urlPath } from './server';

/** What `@vscode/test-electron` asks of a VS Code, read from its command line. */
export interface Launch {
  /** Version of the server build to run. */
  version: string;
  userData: string;
  extensions: string;
  developmentPaths: string[];
  testsPath: string;
  workspace: string;
  /** Milliseconds after which the run is given up. */
  timeLimit: number;
  /** Port where the extension host waits for a debugger. */
  inspect?: string;
}

/**
 * Reads the command line of a desktop VS Code. What only concerns Electron (`--no-sandbox` and the
 * like) is ignored.
 *
 * @throws Error naming an argument that is missing
 */
export function readLaunch(argv: readonly string[]): Launch {
  const values = new Map<string, string[]>();
  const plain: string[] = [];
  for (const argument of argv) {
    const option = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
    if (!option) plain.push(argument);
    else values.set(option[1] ?? '', [...(values.get(option[1] ?? '') ?? []), option[2] ?? '']);
  }
  const one = (name: string): string => {
    const value = values.get(name)?.[0];
    if (!value) throw new Error(`The argument --${name} is missing.`);
    return value;
  };
  const inspect = values.get('inspect-brk-extensions')?.[0];
  const workspace = plain[0];
  if (!workspace) throw new Error('The workspace folder is missing.');
  return {
    version: one('server-version'),
    userData: one('user-data-dir'),
    extensions: one('extensions-dir'),
    developmentPaths: values.get('extensionDevelopmentPath') ?? [],
    testsPath: one('extensionTestsPath'),
    workspace,
    timeLimit: Number(one('time-limit')),
    ...(inspect ? { inspect } : {}),
  };
}

export interface Address {
  port: number;
  /** Path of a folder or of a `.code-workspace` file, or the URI of a folder that is on no disk. */
  workspace: string;
  developmentPaths?: string[];
  testsPath?: string;
  inspect?: string;
  connectionToken?: string;
}

/** The address of a workbench on loopback that has a folder open and loads extensions from disk. */
export function workbenchAddress(address: Address): string {
  const host = `127.0.0.1:${address.port}`;
  const remote = (path: string): string => `vscode-remote://${host}${urlPath(path)}`;
  const payload = [
    ...(address.developmentPaths ?? []).map((path) => ['extensionDevelopmentPath', remote(path)]),
    ...(address.inspect ? [['inspect-brk-extensions', address.inspect]] : []),
    ...(address.testsPath ? [['extensionTestsPath', remote(address.testsPath)]] : []),
  ];
  const query = new URLSearchParams({
    ...opened(address.workspace),
    ...(payload.length > 0 ? { payload: JSON.stringify(payload) } : {}),
    ...(address.connectionToken ? { tkn: address.connectionToken } : {}),
  });
  return `http://${host}/?${query.toString()}`;
}

function opened(workspace: string): Record<string, string> {
  // Two letters at least: one alone is a drive.
  if (/^[a-z][a-z0-9+.-]+:/i.test(workspace)) return { folder: workspace };
  const path = decodeURIComponent(urlPath(workspace));
  return workspace.endsWith('.code-workspace') ? { workspace: path } : { folder: path };
}
