import assert from 'node:assert/strict';
import { Settings } from '../../src/host/settings';
import { activated, set } from './support/extension';

describe('Settings beyond the bounds of package.json, which VS Code takes all the same', () => {
  const settings = new Settings();
  before(activated);
  afterEach(async () => {
    await set('historyDays', undefined);
    await set('clearClipboardAfter', undefined);
  });

  it('are the nearest bound', async () => {
    await set('historyDays', 0);
    assert.equal(settings.historyDays(), 1);
    await set('historyDays', 100_000);
    assert.equal(settings.historyDays(), 365);
    await set('clearClipboardAfter', 1e9);
    assert.equal(settings.clearClipboardAfter(), 3600);
  });

  it('are the default where they are no number', async () => {
    await set('historyDays', 'a year');
    assert.equal(settings.historyDays(), 30);
  });
});
