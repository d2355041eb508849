import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostileTexts } from '../../../../dev/bench/texts/hostile';
import { parseSecretLink } from '../../../../src/api';
import { redact } from '../../../../src/api/redact';
import { readAssignments } from '../../../../src/core/assignment/assignment';
import { looksSecret } from '../../../../src/core/assignment/looksSecret';
import type { AssignmentSyntax } from '../../../../src/core/assignment/types';
import { assignmentOnLine } from '../../../../src/core/assignment/onLine';
import { renderMessage } from '../../../../src/core/sharing/templates';

/**
 * Milliseconds. A thirtieth of it is what one of these may take (`npm run bench` shows what they do);
 * the rest is for slow and busy machines.
 */
const LIMIT = 1500;

describe('What others wrote never holds the extension', () => {
  for (const { name, make, read } of hostileTexts()) {
    it(`not by ${name}`, function () {
      this.timeout(60_000);
      const text = make();
      assert.ok(quickest(() => read(text)) < LIMIT);
    });
  }

  it('not by any text made of what readers stumble over', function () {
    this.timeout(120_000);
    const part = fc.oneof(
      fc.constantFrom('"', "'", '`', '\\', '\n', ' ', '=', ':', '{', '[', '(', ')', ']', '}', '#'),
      fc.constantFrom('$(', '${', '"""', "'''", '<<A', 'a', 'a: ', '- ', 'A=', '://', '@', '|\n '),
      fc.constantFrom('/secret/', ' https://', '%3A%2F%2F', '%', ' xn--', 'ü'),
      fc.string({ maxLength: 3 }),
    );
    const text = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) =>
      parts
        .join('')
        .repeat(256 * 1024)
        .slice(0, 256 * 1024),
    );
    const syntax = fc.constantFrom<AssignmentSyntax>(
      ...(['dotenv', 'properties', 'ini', 'shell', 'json', 'yaml', 'toml'] as const),
    );
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(text, syntax, place, (written, how, share) => {
        const at = Math.floor(written.length * share);
        const took = quickest(() => {
          readAssignments(written, how).at(at);
          looksSecret('', written);
          looksSecret(written, written);
          assignmentOnLine(written);
          parseSecretLink(written);
          redact(written, [written, written.slice(1, 3000)]);
          renderMessage(written, { link: 'l', expires: 'e', passphraseHint: 'p' });
        });
        return took < LIMIT;
      }),
      // What fails is told with the seed that makes it again.
      { numRuns: 300, interruptAfterTimeLimit: 60_000, verbose: true },
    );
  });
});

/** Milliseconds of the quicker one of two runs, the second only where the first was slow. */
function quickest(task: () => unknown): number {
  const took = timed(task);
  return took < LIMIT ? took : Math.min(took, timed(task));
}

function timed(task: () => unknown): number {
  const began = performance.now();
  task();
  return performance.now() - began;
}
