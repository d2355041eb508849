import assert from 'node:assert/strict';
import type { DialectName } from '../../../../dev/server/index';
import { isObject, metadataIn, pathKey, readCaptures, requestBody, text } from './captures';
import type { Capture, Json, JsonObject } from './captures';
import { compare } from './compare';
import type { Aliases } from './compare';
import { basic, Remote } from './remote';
import { findSeeds } from './seeds';
import type { Seed } from './seeds';

const PASSPHRASE = { passphrase: 'open-sesame' };

/** Plays a recording against the local server, exchange by exchange. */
export class Player {
  readonly captures: readonly Capture[];
  private readonly remote = new Remote();
  private readonly aliases: Aliases = new Map();
  private readonly seeds: ReadonlyMap<string, Seed>;
  private readonly shared = new Set<Seed>();

  constructor(private readonly dialect: DialectName) {
    this.captures = readCaptures(dialect);
    this.seeds = findSeeds(this.captures);
  }

  async start(): Promise<void> {
    await this.remote.start(this.dialect);
  }

  async stop(): Promise<void> {
    await this.remote.stop();
  }

  /** Fails unless the local server answers as the recorded one did. */
  async play(capture: Capture): Promise<void> {
    await this.shareSeeds(capture);
    this.remote.clock = Math.max(this.remote.clock, this.timeOf(capture));
    await this.unrecorded(capture);

    const { request, response: recorded } = capture;
    const response = await this.remote.send(
      request.method,
      this.replaceKeys(request.path),
      { ...request.headers, ...this.credentials(capture) },
      requestBody(capture),
    );
    assert.equal(response.status, recorded.status, 'status');
    for (const header of ['content-type', 'x-ots-intended-status']) {
      assert.equal(response.headers.get(header), recorded.headers[header] ?? null, header);
    }
    const body = await response.text();
    if (recorded.body === '') {
      assert.equal(body, '', 'an empty body');
    } else if (recorded.headers['content-type']?.startsWith('application/json')) {
      this.compareJson(JSON.parse(body) as Json, recorded.body);
    }
  }

  private compareJson(actual: Json, recorded: Json): void {
    this.learnAliases(actual, recorded);
    if (!Array.isArray(recorded) || !Array.isArray(actual)) {
      compare(actual, recorded, this.aliases);
      return;
    }
    // Secrets of one second have no order of their own, so entries are matched by key.
    const entries = actual as readonly JsonObject[];
    const expected = recorded as readonly JsonObject[];
    const matched = expected.map((entry) => {
      const key = this.aliases.get(text(entry, 'metadata_key') ?? '');
      return entries.find((candidate) => candidate.metadata_key === key) ?? null;
    });
    compare(matched, expected, this.aliases);
    assert.equal(entries.length, expected.length, 'entries');
    const times = entries.map(({ created }) => Number(created));
    const oldestFirst = times.toSorted((a, b) => a - b);
    const order = this.dialect === 'v0.26.6' ? oldestFirst : oldestFirst.toReversed();
    assert.deepEqual(times, order, 'order');
  }

  /** What a share tells for the first time: its keys, and a generated password. */
  private learnAliases(actual: Json, recorded: Json): void {
    if (isObject(actual) && isObject(recorded) && 'metadata_key' in recorded) {
      for (const name of ['metadata_key', 'secret_key', 'value']) {
        const from = text(recorded, name);
        const to = text(actual, name);
        if (from !== undefined && to !== undefined && !this.aliases.has(from)) {
          assert.equal(to.length, from.length, `length of ${name}`);
          this.aliases.set(from, to);
        }
      }
    }
  }

  /** Shares what the recording uses or lists here for the first time. */
  private async shareSeeds(capture: Capture): Promise<void> {
    const keys = [pathKey(capture), ...metadataIn(capture).map((m) => text(m, 'metadata_key'))];
    const before = this.remote.clock;
    for (const seed of new Set(keys.map((key) => this.seeds.get(key ?? '')))) {
      if (seed && !this.shared.has(seed)) {
        this.shared.add(seed);
        this.remote.clock = seed.created ?? before;
        await this.shareSeed(seed);
      }
    }
    this.remote.clock = Math.max(before, this.remote.clock);
  }

  private async shareSeed(seed: Seed): Promise<void> {
    const passphrase = seed.passphrase ? PASSPHRASE : {};
    const recipient = seed.recipient ? { recipient: 'tom@example.com' } : {};
    const form = { secret: 'temporary', ttl: String(seed.ttl), ...passphrase, ...recipient };
    const answer = await this.remote.post('share', form, seed.owner);
    const metadataKey = text(answer, 'metadata_key') ?? '';
    const secretKey = text(answer, 'secret_key') ?? '';
    this.aliases.set(seed.metadataKey ?? '-', metadataKey).set(seed.secretKey ?? '-', secretKey);
    const step = {
      viewed: `private/${metadataKey}`,
      received: `secret/${secretKey}`,
      burned: `private/${metadataKey}/burn`,
    }[seed.stateBefore];
    if (step !== undefined) {
      await this.remote.post(step, passphrase);
    }
  }

  /** Steps that must have happened between two recorded exchanges, though none of them shows it. */
  private async unrecorded(capture: Capture): Promise<void> {
    switch (capture.name) {
      case 'private-owner-after-read':
      case 'burn-after-read': {
        const metadataKey = this.aliases.get(pathKey(capture) ?? '') ?? '';
        const metadata = await this.remote.post(`private/${metadataKey}`);
        await this.remote.post(`secret/${text(metadata, 'secret_key') ?? ''}`);
        break;
      }
      case 'lockout-wrong-try-19':
        for (let attempt = 2; attempt <= 18; attempt += 1) {
          const path = this.replaceKeys(capture.request.path).replace('/api/v1/', '');
          await this.remote.post(path, { passphrase: 'wrong' });
        }
        break;
      case 'secret-wrong-passphrase-try-01':
      case 'burn-rate-01':
        // Earlier wrong passphrases and burns did not count here: the recorder began afresh.
        this.remote.resetLimits();
        break;
    }
  }

  /** Unix seconds at which an exchange happened, as far as its answer or its name tells. */
  private timeOf(capture: Capture): number {
    const seed = this.seeds.get(pathKey(capture) ?? '');
    if (seed?.created !== undefined) {
      if (capture.name === 'expiry-private-after-metadata-ttl') {
        return seed.created + 2 * seed.ttl;
      }
      if (/^expiry-(secret|burn)-after-ttl$/.test(capture.name)) {
        return seed.created + seed.ttl;
      }
    }
    const times = metadataIn(capture).map(
      (m) => Number(m.created) + 2 * Number(m.ttl) - Number(m.metadata_ttl),
    );
    return Math.max(0, ...times);
  }

  private credentials({ name, auth }: Capture): Record<string, string> {
    if (name === 'authcheck-bearer') {
      return { authorization: `Bearer ${this.remote.token}` };
    }
    if (auth === null) {
      return {};
    }
    const wrong = { '-empty-token': '', '-bad-token': 'bad' };
    const token = Object.entries(wrong).find(([suffix]) => name.endsWith(suffix))?.[1];
    return { authorization: basic(auth, token ?? this.remote.token) };
  }

  private replaceKeys(path: string): string {
    return path.replace(/[a-z0-9]{31,}/g, (key) => this.aliases.get(key) ?? key);
  }
}
