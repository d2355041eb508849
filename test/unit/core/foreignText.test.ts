import assert from 'node:assert/strict';
import { asText } from '../../../src/core/foreignText';

describe('What others wrote is text', () => {
  it('is left as it is where it is harmless', () => {
    for (const text of ['DB_PASSWORD', 'a.b[0]', 'Größe (alt)', 'naïve 日本語 🗝', 'costs $5'])
      assert.equal(asText(text), text);
  });

  it('makes no link', () => {
    const text = asText(
      '[Confirm](command:workbench.action.terminal.new) [a](https://evil.example)',
    );
    assert.doesNotMatch(text, /\]\(/);
    assert.match(text, /Confirm/);
  });

  it('makes no link out of what is put together again by cleaning it', () => {
    assert.doesNotMatch(asText('[a]\u200B(command:x)'), /\]\(/);
    assert.doesNotMatch(asText('[a]\n(command:x)'), /\]\(/);
    assert.doesNotMatch(asText('$\u202E(flame)'), /\$\(/);
  });

  it('makes no icon', () => {
    assert.equal(asText('$(flame) burned'), '$ (flame) burned');
  });

  it('has no line breaks, no control characters and no direction of its own', () => {
    assert.equal(
      asText('a\r\nb\tc\u0000d\u001b[31me\u202Efdp.exe\u2066x\u2028y'),
      'a b c d [31me fdp.exe x y',
    );
  });

  it('is cut by characters, never within one', () => {
    assert.equal(asText('🗝'.repeat(200), 5), `${'🗝'.repeat(5)}…`);
    assert.equal(asText('x'.repeat(100)), 'x'.repeat(100));
    assert.equal(asText('x'.repeat(101)), `${'x'.repeat(100)}…`);
    assert.equal(asText(`${'x'.repeat(99)}${' '.repeat(5000)}y`), `${'x'.repeat(99)}…`);
  });

  it('costs nothing, however long it is', () => {
    assert.ok(asText('[a]('.repeat(5_000_000)).length < 200);
  });
});
