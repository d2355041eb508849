import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { SIGNED_IN, TOKEN, USER } from './support';

const MAIN = join(__dirname, '../../../dev/server/main.ts');

describe('the command that starts the local server', () => {
  it('prints its address, knows its accounts, and ends when told to', async () => {
    const args = ['--port', '0', '--account', `${USER}:${TOKEN}`, '--dialect', 'v0.20.5'];
    args.push('--prefix', '/ots');
    const child = spawn(process.execPath, ['--require', 'tsx/cjs', MAIN, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [printed] = (await once(child.stdout, 'data')) as [Buffer];
      const address = printed.toString().trim();
      assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/ots$/);
      const { status } = await fetch(`${address}/api/v1/authcheck`, { headers: SIGNED_IN });
      assert.equal(status, 200);
    } finally {
      child.kill();
    }
    await once(child, 'exit');
  });
});
