import assert from 'node:assert/strict';
import { NUMBER_SETTINGS, numberSetting } from '../../../src/core/numberSettings';
import { settingId } from '../../../src/ids';
import { readManifest } from '../../support/project';

describe('Settings that are numbers', () => {
  it('have the defaults and bounds in the code that package.json has', () => {
    const { properties } = readManifest().contributes.configuration;
    const written = Object.entries(properties)
      .filter(([, { type }]) => type === 'number' || type === 'integer')
      .map(([id, { default: usual, minimum, maximum }]) => [
        id,
        { default: usual, minimum, maximum },
      ]);
    const used = Object.entries(NUMBER_SETTINGS).map(([name, bounds]) => [
      settingId(name as keyof typeof NUMBER_SETTINGS),
      bounds,
    ]);
    assert.deepEqual(Object.fromEntries(written), Object.fromEntries(used));
  });

  for (const [name, { default: usual, minimum, maximum }] of Object.entries(NUMBER_SETTINGS)) {
    const read = (value: unknown): number =>
      numberSetting(name as keyof typeof NUMBER_SETTINGS, value);

    it(`are as written within the bounds, the bounds included: ${name}`, () => {
      for (const value of [minimum, minimum + 0.5, usual, maximum - 1, maximum])
        assert.equal(read(value), value);
    });

    it(`are the nearest bound beyond, which VS Code does not enforce: ${name}`, () => {
      for (const value of [minimum - 1, -1e9, -Infinity]) assert.equal(read(value), minimum);
      for (const value of [maximum + 1, 1e300, Infinity]) assert.equal(read(value), maximum);
    });

    it(`are the default where no number is written: ${name}`, () => {
      for (const value of [undefined, null, '', '5', true, NaN, [5], {}])
        assert.equal(read(value), usual);
    });
  }
});
