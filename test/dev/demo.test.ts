import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../support/project';

/** Runs `npm start` with these arguments to its end. */
async function start(
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'dev/start.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => (output += data.toString('utf8')));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

describe('npm start -- --demo', () => {
  it('that fails says why and what to do, and has an exit code of its own', async () => {
    // A file is no place to install VS Code to.
    const nowhere = { ONETIME_SECRET_VSCODE_CACHE: __filename };
    const { code, output } = await start(nowhere, '--demo');
    assert.equal(code, 1);
    assert.match(output, /The demo did not begin: .*demo\.test\.ts/);
    assert.match(output, /run it again: npm start -- --demo/);
  });

  it('takes no rate that would make the window faster', async () => {
    for (const rate of ['0', 'fast']) {
      const { code, output } = await start({}, '--demo', '--throttle', rate);
      assert.equal(code, 1);
      assert.match(output, /--throttle is a number from 1 on/);
    }
  });
});
