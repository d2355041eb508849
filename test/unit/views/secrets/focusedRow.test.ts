import assert from 'node:assert/strict';
import { FocusedRow } from '../../../../src/views/secrets/focusedRow';

describe('The rows that a key is about', () => {
  /** What VS Code tells when the selection of the row with the focus is toggled twice. */
  function pressed(row: FocusedRow<string>, selection: readonly string[], focus?: string): void {
    if (focus === undefined) return;
    const others = selection.filter((one) => one !== focus);
    const isSelected = others.length < selection.length;
    row.selected(isSelected ? others : [...selection, focus]);
    row.selected(isSelected ? [...others, focus] : selection);
  }

  for (const [what, selection, focus, expected] of [
    ['none of several selected ones', ['a', 'b'], 'c', ['c']],
    ['not the selected one', ['a'], 'b', ['b']],
    ['while nothing is selected', [], 'a', ['a']],
    ['the selected one', ['a'], 'a', ['a']],
    ['one of several selected ones', ['a', 'b', 'c'], 'b', ['a', 'c', 'b']],
    ['of no row: what is selected', ['a', 'b'], undefined, ['a', 'b']],
    ['of no row, with nothing selected', [], undefined, []],
  ] as const) {
    it(`with the focus ring ${what}`, () => {
      const row = new FocusedRow<string>();
      if (selection.length > 0) row.selected(selection);
      pressed(row, selection, focus);
      assert.deepEqual(row.take(), expected);
      pressed(row, expected.length > 1 ? expected : selection, focus);
      assert.deepEqual([...row.take()].sort(), [...expected].sort(), 'a second time, too');
    });
  }

  it('are not those of an earlier key, where the row of that one is gone since', () => {
    const row = new FocusedRow<string>();
    row.selected(['a', 'b']);
    pressed(row, ['a', 'b'], 'c');
    assert.deepEqual(row.take(), ['c']);
    assert.deepEqual(row.take(), ['a', 'b']);
  });

  it('are not guessed from clicks: selecting one row and then another is no key', () => {
    const row = new FocusedRow<string>();
    row.selected(['a']);
    row.selected(['b']);
    assert.deepEqual(row.take(), ['b']);
    row.selected(['b', 'c']);
    assert.deepEqual(row.take(), ['b', 'c']);
  });
});
