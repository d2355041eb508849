import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { readText, root } from '../support/project';

const run = promisify(execFile);

/** What a clone lacks. */
const LEFT_OUT = new Set('.git node_modules dist out demo-pictures THIRD_PARTY_NOTICES'.split(' '));

/** Every package of which something is bundled. One more is a decision: its code is shipped. */
const BUNDLED = ['@scure/bip39', 'undici', 'valibot', 'yaml'];

/** vsce renames the pages that the marketplace shows. */
const RENAMED: Readonly<Record<string, string>> = {
  'CHANGELOG.md': 'changelog.md',
  LICENSE: 'LICENSE.txt',
  'README.md': 'readme.md',
};

describe('npm run package, in a clone that was never built', () => {
  let clone: string;
  let vsix: Buffer;

  const read = async (file: string): Promise<string> => readFile(join(clone, file), 'utf8');

  before(async function () {
    this.timeout(120_000);
    clone = await mkdtemp(join(tmpdir(), 'onetime-secret-clone-'));
    await cp(root, clone, {
      recursive: true,
      filter: (path) => !LEFT_OUT.has(basename(path)) && !path.endsWith('.vsix'),
    });
    await symlink(join(root, 'node_modules'), join(clone, 'node_modules'), 'junction');
    await run('npm', ['run', 'package'], { cwd: clone, shell: process.platform === 'win32' });
    vsix = await readFile(join(clone, 'onetime-secret.vsix'));
  });

  after(async () => {
    await rm(clone, { recursive: true, force: true });
  });

  it('packages everything that is on the list', () => {
    const listed = readText('.vscodeignore').matchAll(/^!(.+)$/gm);
    for (const [, file = ''] of listed) {
      assert.ok(vsix.includes(`extension/${RENAMED[file] ?? file}`), file);
    }
  });

  it('takes VS Code’s namespace over once, however many files use it', async () => {
    const taken = (await read('dist/extension.js')).match(/require\("vscode"\)/g) ?? [];
    assert.equal(taken.length, 1);
  });

  it('ships the licences of all that is bundled', async () => {
    assert.ok(vsix.includes('extension/THIRD_PARTY_NOTICES'));
    const notices = await read('THIRD_PARTY_NOTICES');
    const titles = [...notices.matchAll(/^-{72}\n(.+)$/gm)].map(([, title]) => title);
    const expected = BUNDLED.map((name) => {
      const folder = `node_modules/${name}`;
      const { version } = JSON.parse(readText(`${folder}/package.json`)) as { version: string };
      const licence = readdirSync(join(root, folder)).find((file) => file.startsWith('LICENSE'));
      assert.ok(notices.includes(readText(`${folder}/${licence}`).trim()), name);
      return `${name} ${version}`;
    });
    // undici carries the parser llhttp, compiled.
    assert.deepEqual(titles.sort(), [...expected, 'llhttp'].sort());
    assert.match(notices, /Copyright Fedor Indutny/);
  });
});
