import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, installed } from '../../../dev/vscode/cache';

describe('the cache of VS Code builds', () => {
  let cache: string;

  beforeEach(async () => {
    cache = await mkdtemp(join(tmpdir(), 'cache-'));
  });

  afterEach(async () => {
    await rm(cache, { recursive: true });
  });

  it('lies where the environment or the platform says', () => {
    const own = { ONETIME_SECRET_VSCODE_CACHE: '/own', XDG_CACHE_HOME: '/xdg' };
    assert.equal(cacheFolder(own, 'linux'), '/own');
    assert.equal(
      cacheFolder({ XDG_CACHE_HOME: '/xdg' }, 'linux'),
      join('/xdg', 'onetime-secret-vscode'),
    );
    assert.match(cacheFolder({}, 'linux'), /\.cache.onetime-secret-vscode$/);
    assert.match(cacheFolder({}, 'darwin'), /Library.Caches.onetime-secret-vscode$/);
    assert.equal(
      cacheFolder({ LOCALAPPDATA: '/local' }, 'win32'),
      join('/local', 'onetime-secret-vscode'),
    );
  });

  it('fills a folder once, also for those who ask meanwhile', async () => {
    let fills = 0;
    const fill = async (folder: string): Promise<void> => {
      fills += 1;
      await writeFile(join(folder, 'file'), 'whole');
    };
    const [one, two] = await Promise.all([
      installed('thing', fill, cache),
      installed('thing', fill, cache),
    ]);
    assert.equal(one, two);
    await installed('thing', fill, cache);
    assert.equal(fills, 1);
    assert.equal(await readFile(join(one, 'file'), 'utf8'), 'whole');
  });

  it('shows no folder before it is complete', async () => {
    await installed(
      'thing',
      async (folder) => {
        assert.notEqual(folder, join(cache, 'thing'));
        assert.equal(existsSync(join(cache, 'thing')), false);
        return Promise.resolve();
      },
      cache,
    );
    assert.equal(existsSync(join(cache, 'thing')), true);
  });

  it('leaves nothing behind when an install fails, and tries again', async () => {
    const broken = installed('thing', async () => Promise.reject(new Error('no network')), cache);
    await assert.rejects(broken, /no network/);
    assert.deepEqual(await readdir(cache), []);
    await installed('thing', async () => Promise.resolve(), cache);
    assert.deepEqual(await readdir(cache), ['thing']);
  });

  it('takes the folder of another process that was faster', async () => {
    const ours = installed(
      'thing',
      async (folder) => {
        await writeFile(join(folder, 'file'), 'ours');
        // The other process does not share this one's list of running installs.
        await finishElsewhere(cache, 'theirs');
      },
      cache,
    );
    assert.equal(await readFile(join(await ours, 'file'), 'utf8'), 'theirs');
    assert.deepEqual(await readdir(cache), ['thing']);
  });
});

/** Puts a finished folder in place, as another process would. */
async function finishElsewhere(cache: string, content: string): Promise<void> {
  await mkdir(join(cache, 'thing'));
  await writeFile(join(cache, 'thing', 'file'), content);
}
