import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mocha, node } from './run';

/** Milliseconds for a test, longer than the waits in it, so that what is told is what it waited for. */
const TEST_LIMIT_MS = 300_000;

/** Runs `test/workbench` on the page of a real VS Code that has the packaged extension. */
export async function workbench(version: string, options: readonly string[]): Promise<number> {
  const vsix = join(tmpdir(), `onetime-secret-${process.pid}.vsix`);
  const packaged = await pack(vsix);
  if (packaged !== 0) return packaged;
  process.env.ONETIME_SECRET_TEST_VSCODE = version;
  process.env.ONETIME_SECRET_TEST_VSIX = vsix;
  try {
    return await mocha('test/workbench/**/*.test.ts', TEST_LIMIT_MS, ...options);
  } finally {
    await rm(vsix, { force: true });
  }
}

/** What people install is what is tested. vsce builds it first (`vscode:prepublish`). */
async function pack(vsix: string): Promise<number> {
  return node('@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', vsix);
}
