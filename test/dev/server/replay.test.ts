import assert from 'node:assert/strict';
import { Player } from './replay/player';

/** How many exchanges the recordings hold at least, so that none goes missing unseen. */
const RECORDED = { 'v0.26.6': 217, 'v0.20.5': 215 } as const;

/** Exchanges that are not played, each with its reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {};

for (const dialect of ['v0.26.6', 'v0.20.5'] as const) {
  describe(`the local server answers as ${dialect} did`, () => {
    const player = new Player(dialect);
    let played = 0;

    before(async () => player.start());
    after(async () => player.stop());

    for (const capture of player.captures) {
      if (!(capture.name in LEFT_OUT)) {
        it(capture.name, async () => {
          await player.play(capture);
          played += 1;
        });
      }
    }

    it(`in all ${player.captures.length} exchanges that were recorded`, () => {
      assert.equal(played, player.captures.length - Object.keys(LEFT_OUT).length);
      assert.ok(played >= RECORDED[dialect], `${played} played`);
    });
  });
}
