import assert from 'node:assert/strict';
import { isObject, text } from './captures';
import type { Json } from './captures';

/** Recorded random texts (keys, generated passwords) and what stands for them in this replay. */
export type Aliases = Map<string, string>;

/** Seconds that a clock may be off: the recording's own times are rounded. */
const TOLERANCE = 2;
const TIMES = /^(created|updated|received|metadata_ttl|secret_ttl|receipt_ttl)$/;

/** Fails unless the answer is the recorded one, apart from what is random. */
export function compare(actual: Json, recorded: Json, aliases: Aliases, at = ''): void {
  if (Array.isArray(recorded)) {
    assert.ok(Array.isArray(actual), `${at}: a list`);
    assert.equal(actual.length, recorded.length, `${at}: entries`);
    recorded.forEach((value: Json, index) => {
      compare(actual[index] as Json, value, aliases, `${at}[${index}]`);
    });
  } else if (isObject(recorded) && !('cut' in recorded)) {
    assert.ok(isObject(actual), `${at}: an object`);
    assert.deepEqual(Object.keys(actual).sort(), Object.keys(recorded).sort(), `${at}: fields`);
    for (const [name, value] of Object.entries(recorded)) {
      compareField(name, actual[name] ?? null, value, aliases, `${at}.${name}`);
    }
  } else {
    assert.deepEqual(actual, recorded, at);
  }
}

function compareField(
  name: string,
  actual: Json,
  recorded: Json,
  aliases: Aliases,
  at: string,
): void {
  if (isObject(recorded) && 'cut' in recorded) {
    assert.ok(typeof actual === 'string' && actual.startsWith(text(recorded, 'head') ?? '-'), at);
    assert.equal(actual.length, recorded.cut, `${at}: length`);
    return;
  }
  assert.equal(typeof actual, typeof recorded, `${at}: type`);
  if (typeof recorded === 'number' && TIMES.test(name)) {
    assert.ok(
      Math.abs(Number(actual) - recorded) <= TOLERANCE,
      `${at}: ${Number(actual)} ~ ${recorded}`,
    );
  } else if (typeof recorded === 'string' && typeof actual === 'string') {
    compareText(name, actual, recorded, aliases, at);
  } else {
    compare(actual, recorded, aliases, at);
  }
}

function compareText(
  name: string,
  actual: string,
  recorded: string,
  aliases: Aliases,
  at: string,
): void {
  if (name === 'metadata_url' || name === 'receipt_url') {
    const withKey = /^http:\/\/127\.0\.0\.1:\d+\/receipt\/[a-z0-9]+$/;
    const without = /^http:\/\/127\.0\.0\.1:\d+\/receipt\/$/;
    assert.match(actual, recorded.endsWith('/receipt/') ? without : withKey, at);
  } else if (name === 'secret_shortkey') {
    const key = [...aliases].find(([from]) => from.startsWith(recorded))?.[1] ?? '';
    assert.equal(actual, key.slice(0, recorded.length), at);
  } else if (name === 'shrimp') {
    assert.equal(actual.length, recorded.length, `${at}: length`);
  } else if (name === 'share_domain') {
    assert.equal(actual.replace(/:\d+$/, ''), recorded.replace(/:\d+$/, ''), at);
  } else {
    assert.equal(actual, aliases.get(recorded) ?? recorded, at);
  }
}
