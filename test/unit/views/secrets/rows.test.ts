import assert from 'node:assert/strict';
import type { RecentSecret } from '../../../../src/core/secrets/list';
import {
  GroupNode,
  MoreNode,
  RecentRows,
  SecretNode,
  type RecentNode,
} from '../../../../src/views/secrets/rows';
import { recentSecret } from '../../../support/recentSecret';

const secret = (id: string, more: Partial<RecentSecret> = {}): RecentSecret =>
  recentSecret({ id, label: `label ${id}`, recorded: true, ...more });

const opened = { outcome: 'opened', group: 'opened', state: 'received' } as const;

function many(count: number, prefix = 'n'): RecentSecret[] {
  return Array.from({ length: count }, (_, number) => secret(`${prefix}${number}`));
}

/** A word for each row. */
function inWords(rows: readonly RecentNode[]): string[] {
  return rows.map((row) =>
    row instanceof GroupNode
      ? `${row.group}: ${row.count}`
      : row instanceof MoreNode
        ? `${row.hidden} more`
        : row.secret.id,
  );
}

describe('The rows of the list', () => {
  let rows: RecentRows;
  beforeEach(() => {
    rows = new RecentRows();
  });

  const group = (name: string): RecentNode => {
    const found = rows.children().find((row) => row instanceof GroupNode && row.group === name);
    assert.ok(found, name);
    return found;
  };

  it('are groups, those without a secret left out, and their secrets in the order of the list', () => {
    assert.ok(rows.isEmpty);
    assert.deepEqual(rows.children(), []);
    rows.update([secret('a'), secret('b', opened), secret('c')]);
    assert.deepEqual(inWords(rows.children()), ['unopened: 2', 'opened: 1']);
    assert.deepEqual(inWords(rows.children(group('unopened'))), ['a', 'c']);
    assert.deepEqual(inWords(rows.children(group('opened'))), ['b']);
    for (const row of rows.children(group('opened'))) {
      assert.equal(rows.parent(row), group('opened'));
      assert.deepEqual(rows.children(row), []);
    }
    assert.equal(rows.parent(group('opened')), undefined);
    assert.equal(rows.count('unopened'), 2);
  });

  it('stay the same objects, and only those that look different are named', () => {
    rows.update([secret('a'), secret('b')]);
    const before = rows.children(group('unopened'));
    assert.deepEqual(rows.update([secret('a', { checked: 5, learnt: 5 }), secret('b')]), []);
    const changed = rows.update([secret('a'), secret('b', { label: 'staging' })]);
    assert.ok(changed !== 'all');
    assert.deepEqual(inWords(changed), ['b']);
    assert.equal(changed[0], before[1]);
    assert.deepEqual(rows.children(group('unopened')), before);
  });

  it('name the group where a secret came or went', () => {
    rows.update([secret('a'), secret('b', opened)]);
    const first = rows.update([secret('c'), secret('a'), secret('b', opened)]);
    assert.ok(first !== 'all');
    assert.deepEqual(inWords(first), ['unopened: 2']);
    const second = rows.update([secret('c'), secret('b', opened)]);
    assert.ok(second !== 'all');
    assert.deepEqual(inWords(second), ['unopened: 1']);
  });

  it('are all drawn anew when a secret changes groups, or a group comes or goes', () => {
    rows.update([secret('a'), secret('b'), secret('c', opened)]);
    const two = [secret('a', opened), secret('b'), secret('c', opened)];
    assert.equal(rows.update(two), 'all');
    assert.deepEqual(rows.update(two), []);
    assert.equal(rows.update([secret('a', opened), secret('c', opened)]), 'all');
  });

  it('tell whether the secrets are of more than one place', () => {
    rows.update([secret('a'), secret('b')]);
    assert.deepEqual([rows.places.servers.size, rows.places.usernames.size], [1, 1]);
    const server = 'https://us.onetimesecret.com';
    for (const other of [{ username: 'ann' }, { server }, { username: 'ann', server }]) {
      assert.equal(rows.update([secret('a'), secret('b', other)]), 'all');
      assert.equal(rows.places.servers.size, 'server' in other ? 2 : 1);
      assert.equal(rows.places.usernames.size, 'username' in other ? 2 : 1);
      rows.update([secret('a'), secret('b')]);
    }
  });

  it('are 200 in a group at first, and 200 more each time', () => {
    rows.update([...many(450), secret('x', opened)]);
    const shown = (): string[] => inWords(rows.children(group('unopened')));
    assert.equal(shown().length, 201);
    assert.equal(shown().at(-1), '250 more');
    assert.deepEqual(inWords(rows.children()), ['unopened: 450', 'opened: 1']);
    assert.equal(rows.visible().length, 201);
    assert.deepEqual(inWords([rows.showMore('unopened')].flatMap((row) => row ?? [])), ['n200']);
    assert.equal(shown().at(-1), '50 more');
    rows.showMore('unopened');
    assert.equal(shown().length, 450);
    assert.equal(shown().at(-1), 'n449');
    assert.deepEqual(rows.update([...many(450), secret('x', opened)]), []);
  });

  it('are shown as far as a secret that is looked for', () => {
    rows.update(many(1000));
    const found = rows.find('n777');
    assert.ok(found instanceof SecretNode);
    assert.ok(rows.children(group('unopened')).includes(found));
    assert.equal(rows.find('nobody'), undefined);
  });

  it('past those that are shown make no row change', () => {
    rows.update(many(300));
    const list = many(300);
    list[299] = secret('n299', { label: 'staging' });
    assert.deepEqual(rows.update(list), []);
  });
});
