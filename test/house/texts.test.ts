import assert from 'node:assert/strict';
import { getL10nJson } from '@vscode/l10n-dev';
import { readManifest, readManifestTexts, readText, sourceFiles } from '../support/project';

const manifest = readManifest();
const readme = readText('README.md');

describe('Texts', () => {
  it('of the code are all in the bundle for translators, and nothing else is', async () => {
    // All as one: the analyser takes long to start for each file.
    const contents = sourceFiles()
      .map((file) => readText(file))
      .filter((text) => text.includes('l10n.t('))
      .join('\n');
    const used = await getL10nJson([{ contents, extension: '.ts' }]);
    assert.ok(Object.keys(used).length > 0);
    const bundle = JSON.parse(readText('l10n/bundle.l10n.json')) as object;
    const missing = Object.keys(used).filter((text) => !Object.hasOwn(bundle, text));
    const stale = Object.keys(bundle).filter((text) => !Object.hasOwn(used, text));
    assert.deepEqual({ missing, stale }, { missing: [], stale: [] }, 'run `npm run l10n`');
  });

  it('of the README name every command', () => {
    const texts = readManifestTexts();
    for (const { title } of manifest.contributes.commands) {
      const words = texts[title.slice(1, -1)];
      assert.ok(readme.includes(`**${String(words)}**`), words);
    }
  });

  it('of the README list every setting with its default, in order, and no other', () => {
    const listed = [...readme.matchAll(/^\| `(onetimeSecret\.\w+)` *\| `([^`]*)` *\| *\S/gm)];
    const settings = Object.entries(manifest.contributes.configuration.properties)
      .sort(([, a], [, b]) => a.order - b.order)
      .map(([id, { default: value }]) => [id, value === '' ? '""' : String(value)]);
    assert.deepEqual(
      listed.map(([, id, value]) => [id, value]),
      settings,
    );
  });
});
