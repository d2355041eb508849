import assert from 'node:assert/strict';
import { entryAt } from '../support/entryAt';
import { MemoryMemento } from '../support/memoryMemento';
import { newRecord, type Setting } from '../support/newRecord';

const DAY = 86_400_000;

/** Puts something into storage that this version did not write. */
async function plant({ secrets, index }: Setting, id: string, text?: string): Promise<void> {
  await index.add(id);
  if (text !== undefined) await secrets.store(`record.${id}`, text);
}

describe('The record', () => {
  it('has what was shared after a restart', async () => {
    const setting = newRecord();
    const entry = entryAt(setting.now);
    const id = await setting.record.add(entry);
    const [[laterId, later] = []] = await newRecord(setting).record.list();
    assert.equal(laterId, id);
    assert.deepEqual(later, { version: 1, ...entry });
  });

  it('keeps each secret under a key of its own that says nothing about it', async () => {
    const { record, secrets, index, now } = newRecord();
    const ids = [await record.add(entryAt(now)), await record.add(entryAt(now))];
    assert.deepEqual([...secrets.values.keys()].sort(), ids.map((id) => `record.${id}`).sort());
    assert.deepEqual([...index.added.keys()].sort(), [...ids].sort());
    for (const id of ids) assert.match(id, /^[0-9a-f-]{36}$/);
  });

  it('never loses one to another window that writes at the same time', async () => {
    const setting = newRecord();
    const there = newRecord(setting);
    const adding = [setting, there].flatMap(({ record, now }) =>
      Array.from({ length: 50 }, async () => record.add(entryAt(now))),
    );
    const ids = (await Promise.all(adding)).sort();
    for (const { record } of [setting, there, newRecord(setting)]) {
      assert.deepEqual([...(await record.list()).keys()].sort(), ids);
    }
  });

  it('lists what was shared where nothing can be stored', async () => {
    const { record, secrets, log, now } = newRecord();
    secrets.failing.add('get').add('store').add('delete');
    const entry = entryAt(now);
    const id = await record.add(entry);
    await record.update(id, { state: 'received', received: now });
    assert.equal((await record.list()).get(id)?.state, 'received');
    assert.ok(
      !log.text.includes(String(entry.metadataKey)),
      'the host quoted the key, our log does not',
    );
  });

  it('skips what is damaged or of a newer version, and leaves it where it is', async () => {
    const setting = newRecord();
    const id = await setting.record.add(entryAt(setting.now));
    const newer = { ...entryAt(setting.now), version: 2 };
    await plant(setting, 'damaged', '{"version":1,');
    await plant(setting, 'poor', '{"version":1}');
    await plant(setting, 'odd', JSON.stringify({ ...newer, version: 1, created: 'today' }));
    await plant(setting, 'newer', JSON.stringify(newer));
    await plant(setting, 'elsewhere');
    assert.deepEqual([...(await setting.record.list()).keys()], [id]);
    await setting.record.prune(new MemoryMemento());
    assert.equal(setting.secrets.values.size, 5);
    assert.equal(setting.index.added.size, 6);
  });

  it('leaves out what was stored with a time that is no date, or for no server', async () => {
    const setting = newRecord();
    const good = { ...entryAt(setting.now), version: 1 };
    const bad = [
      { ...good, created: 1e18 },
      { ...good, expires: 1e18 },
      { ...good, stateAt: -1 },
      { ...good, server: 'nowhere' },
    ];
    for (const [number, one] of bad.entries())
      await plant(setting, `bad-${number}`, JSON.stringify(one));
    assert.equal((await setting.record.list()).size, 0);
    assert.equal(setting.record.unreadable.size, bad.length);
    await plant(setting, 'good', JSON.stringify({ ...good, received: 1e18 }));
    assert.equal((await setting.record.list()).get('good')?.received, undefined);
  });

  it('takes an empty metadata key for none', async () => {
    const setting = newRecord();
    const stored = { ...entryAt(setting.now, { metadataKey: '' }), version: 1 };
    await plant(setting, 'keyless', JSON.stringify(stored));
    const entry = (await setting.record.list()).get('keyless');
    assert.ok(entry);
    assert.equal(entry.metadataKey, undefined);
  });

  it('keeps a long label as far as it can be read in a list', async () => {
    const setting = newRecord();
    const { record, now } = setting;
    const label = `${'x'.repeat(99)}\u{1f600}${'y'.repeat(20_000)}`;
    const added = await record.add(entryAt(now, { label }));
    const renamed = await record.add(entryAt(now));
    await record.rename(renamed, label);
    await plant(setting, 'planted', JSON.stringify({ ...entryAt(now, { label }), version: 1 }));
    const list = await record.list();
    for (const id of [added, renamed, 'planted'])
      assert.equal(list.get(id)?.label, `${'x'.repeat(99)}\u{1f600}…`);
    for (const id of [added, renamed])
      assert.ok((setting.secrets.values.get(`record.${id}`) ?? '').length < 1000);
  });

  it('notes what became of a secret, and when that was learnt', async () => {
    const setting = newRecord();
    const { record, now } = setting;
    const id = await record.add(entryAt(now));
    setting.now += 5000;
    await record.update(id, { state: 'received', received: now + 3000 });
    const entry = (await newRecord(setting).record.list()).get(id);
    assert.equal(entry?.state, 'received');
    assert.equal(entry.received, now + 3000);
    assert.equal(entry.stateAt, now + 5000);
  });

  it('writes only news', async () => {
    const setting = newRecord();
    const { record, secrets, now } = setting;
    const id = await record.add(entryAt(now));
    await record.update(id, { state: 'received', received: now });
    let writes = 0;
    secrets.onDidChange(() => writes++);
    setting.now += 5000;
    await record.update(id, { state: 'received', received: now });
    await record.update(id, { state: 'received' });
    await record.update('nobody', { state: 'received' });
    assert.equal(writes, 0);
    const entry = (await record.list()).get(id);
    assert.equal(entry?.received, now, 'an answer without the time does not erase it');
    assert.equal(entry.stateAt, now);
  });

  it('lists what is at most as old as the history, which may change at any time', async () => {
    const setting = newRecord();
    const { record, now } = setting;
    const old = await record.add(entryAt(now - 10 * DAY));
    const young = await record.add(entryAt(now - 2 * DAY));
    assert.deepEqual([...(await record.list()).keys()], [old, young]);
    setting.historyDays = 5;
    assert.deepEqual([...(await record.list()).keys()], [young]);
    setting.historyDays = 10;
    assert.equal((await record.list()).size, 2);
    setting.now += 1;
    assert.deepEqual([...(await record.list()).keys()], [young]);
  });

  it('removes what is older than the history, unreadable or not, and nothing else', async () => {
    const setting = newRecord();
    const { record, secrets, index } = setting;
    const old = await record.add(entryAt(setting.now));
    await plant(setting, 'old-damaged', '{');
    await plant(setting, 'old-elsewhere');
    setting.now += 20 * DAY;
    const young = await record.add(entryAt(setting.now));
    await plant(setting, 'young-damaged', '{');
    await plant(setting, 'young-elsewhere');

    const memory = new MemoryMemento();
    await record.prune(memory);
    assert.equal(index.added.size, 6, 'nothing is that old yet');
    for (const days of [11, 1]) {
      setting.now += days * DAY;
      await record.prune(memory);
    }
    assert.deepEqual(
      [...index.added.keys()].sort(),
      [young, 'young-damaged', 'young-elsewhere'].sort(),
    );
    assert.deepEqual(
      [...secrets.values.keys()].sort(),
      ['record.young-damaged', `record.${young}`].sort(),
    );
    assert.ok(!(await record.list()).has(old));
  });

  it('is pruned to the end even if another window prunes at the same time', async () => {
    const setting = newRecord();
    const { index, record } = setting;
    await record.add(entryAt(setting.now));
    const ids = await index.list();
    index.list = async () => Promise.resolve(['removed-meanwhile', ...ids]);
    const memory = new MemoryMemento();
    for (const days of [31, 1]) {
      setting.now += days * DAY;
      await record.prune(memory);
    }
    assert.equal(index.added.size, 0);
  });

  it('is told of once in the log for each entry that it leaves out, with the reason', async () => {
    const setting = newRecord();
    const newer = { ...entryAt(setting.now), version: 2 };
    await plant(setting, 'damaged', '{"version":1,');
    await plant(setting, 'foreign', '"hello"');
    await plant(setting, 'newer', JSON.stringify(newer));
    for (let count = 0; count < 3; count++) await setting.record.list();
    assert.deepEqual(Object.fromEntries(setting.record.unreadable), {
      damaged: 'damaged',
      foreign: 'damaged',
      newer: 'newer',
    });
    assert.equal(setting.log.lines.length, 3);
    assert.match(setting.log.text, /\(newer\): a newer version of the extension wrote it/);
    assert.ok(!setting.log.text.includes(String(newer.metadataKey)));
  });

  it('has an entry again as soon as it can be read', async () => {
    const setting = newRecord();
    const entry = { ...entryAt(setting.now), version: 1 as const };
    await plant(setting, 'one', '{"version":1,');
    assert.equal((await setting.record.list()).size, 0);
    await setting.secrets.store('record.one', JSON.stringify(entry));
    assert.deepEqual([...(await setting.record.list())], [['one', entry]]);
    assert.equal(setting.record.unreadable.size, 0);

    const later = newRecord(setting);
    setting.secrets.failing.add('get');
    assert.equal((await later.record.list()).size, 0);
    assert.deepEqual([...later.record.unreadable], [['one', 'failed']]);
    setting.secrets.failing.clear();
    assert.equal((await later.record.list()).size, 1);
    assert.equal(later.record.unreadable.size, 0);
  });

  it('says so when something could not be stored, and has it all the same', async () => {
    const { record, secrets, now } = newRecord();
    let told = 0;
    record.onDidFailToStore(() => told++);
    await record.add(entryAt(now));
    assert.equal(told, 0);
    secrets.failing.add('store');
    await record.add(entryAt(now));
    assert.equal(told, 1);
    assert.equal((await record.list()).size, 2);
  });

  it('marks once what the person is told, and lets nothing but an opening follow', async () => {
    const setting = newRecord();
    const { record, now } = setting;
    const id = await record.add(entryAt(now));
    const later = newRecord(setting);
    assert.equal(await record.tell(id, 'expired'), true);
    assert.equal(await later.record.tell(id, 'expired'), false);
    assert.equal(await later.record.tell(id, 'opened'), true);
    assert.equal(await record.tell(id, 'opened'), false);
    assert.equal(await record.tell(id, 'expired'), false);
    assert.equal(await record.tell('nobody', 'opened'), false);
  });

  it('keeps every mark when states, labels and marks are written at the same time', async () => {
    const setting = newRecord();
    const { record, now } = setting;
    const id = await record.add(entryAt(now));
    const there = newRecord(setting);
    await there.record.list();
    await Promise.all([
      record.update(id, { state: 'received', received: now }),
      record.tell(id, 'opened'),
      record.rename(id, 'staging'),
    ]);
    await there.record.update(id, { state: 'received', received: now });
    const entry = (await newRecord(setting).record.list()).get(id);
    assert.deepEqual(
      [entry?.state, entry?.received, entry?.told, entry?.label],
      ['received', now, 'opened', 'staging'],
    );
  });

  it('never takes back an end for an answer to what was asked before it', async () => {
    const { record, now } = newRecord();
    for (const end of ['received', 'burned', 'expired']) {
      const id = await record.add(entryAt(now));
      await record.update(id, { state: end });
      for (const late of ['new', 'viewed', 'odd']) await record.update(id, { state: late });
      assert.equal((await record.list()).get(id)?.state, end);
    }
  });

  it('forgets what it is told to forget, and nothing else', async () => {
    const setting = newRecord();
    const { record, secrets, index, now } = setting;
    const id = await record.add(entryAt(now));
    const other = await record.add(entryAt(now));
    await record.forget(id);
    for (const one of [record, newRecord(setting).record]) {
      assert.deepEqual([...(await one.list()).keys()], [other]);
    }
    assert.deepEqual([...secrets.values.keys()], [`record.${other}`]);
    assert.deepEqual([...index.added.keys()], [other]);
  });

  it('knows which keys of SecretStorage are its own', () => {
    const { record } = newRecord();
    let told = 0;
    record.onDidChange(() => told++);
    for (const key of ['account.7b1c', 'recording']) record.storageChanged(key);
    assert.equal(told, 0);
    record.storageChanged('record.7b1c');
    assert.equal(told, 1);
  });
});
