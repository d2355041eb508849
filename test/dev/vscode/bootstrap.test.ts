import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const BOOTSTRAP = resolve(__dirname, '../../../dev/bootstrap.mjs');

/** What a function of the file gives for each argument, called as plain Node does, no loader. */
async function call(name: string, ...args: string[]): Promise<unknown[]> {
  const code = `import(${JSON.stringify(pathToFileURL(BOOTSTRAP).href)}).then((it) =>
    console.log(JSON.stringify(process.argv.slice(1).map((one) => it.${name}(one) ?? null))))`;
  const { stdout } = await run(process.execPath, ['-e', code, ...args]);
  return JSON.parse(stdout) as unknown[];
}

describe('the start of a fresh clone', () => {
  it('tells the wanted Node version to those who have an older one', async () => {
    const [old, justTooOld, oldest, later] = await call(
      'nodeTooOld',
      ...['18.20.4', '20.18.9', '20.19.0', '26.0.0'],
    );
    assert.match(String(old), /needs Node 20\.19 .* 18\.20\.4/);
    assert.match(String(justTooOld), /needs Node/);
    assert.deepEqual([oldest, later], [null, null]);
  });

  it('installs when node_modules is missing or older than the lock file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clone-'));
    try {
      const missing = await clone(join(folder, 'missing'));
      const current = await clone(join(folder, 'current'), 2000);
      const older = await clone(join(folder, 'older'), 500);
      const answers = await call('needsInstall', missing, current, older);
      assert.deepEqual(answers, [true, false, true]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('installs nothing through a link: those modules are another clone’s, too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clone-'));
    try {
      const older = await clone(join(folder, 'older'), 500);
      const linked = join(folder, 'linked');
      await mkdir(linked);
      await writeFile(join(linked, 'package-lock.json'), '{}');
      await symlink(join(older, 'node_modules'), join(linked, 'node_modules'), 'junction');
      assert.deepEqual(await call('needsInstall', linked), [false]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

/** A clone whose lock file is from second 1000, with modules installed at the given second. */
async function clone(root: string, modules?: number): Promise<string> {
  await mkdir(join(root, 'node_modules'), { recursive: true });
  const files: [string, number | undefined][] = [
    ['package-lock.json', 1000],
    ['node_modules/.package-lock.json', modules],
  ];
  for (const [name, time] of files) {
    if (time === undefined) continue;
    await writeFile(join(root, name), '{}');
    await utimes(join(root, name), time, time);
  }
  return root;
}
