import { parseServerUrl } from '../../api';
import { Emitter } from '../event';
import type { Memory } from '../ports';
import { LastUsed } from '../storage/lastUsed';
import { placeKey, type Place } from './place';

/** Enough for every region and some own servers, with an account and without. */
const KEPT = 20;

/** Where secrets went, or were chosen to go, newest first: what a switch offers, and a question prefers. */
export class LastPlaces {
  private readonly used: LastUsed;
  private readonly changes = new Emitter();
  readonly onDidChange = this.changes.event;

  constructor(memory: Memory) {
    this.used = new LastUsed(memory, 'places', KEPT);
  }

  list(): readonly Place[] {
    return this.used.list().flatMap((key) => placeOfKey(key) ?? []);
  }

  /** The same places, those that were used before first; the others stay in their order. */
  newestFirst<P extends Place>(places: readonly P[]): readonly P[] {
    const used = this.used.list();
    const age = (place: P): number => {
      const position = used.indexOf(placeKey(place));
      return position < 0 ? used.length : position;
    };
    return places.toSorted((a, b) => age(a) - age(b));
  }

  async add(place: Place): Promise<void> {
    await this.used.add(placeKey(place));
    this.changes.fire();
  }

  /** An account that was signed out leaves no trace here. */
  async remove(place: Place): Promise<void> {
    await this.used.remove(placeKey(place));
    this.changes.fire();
  }
}

/** Undefined for what an older or a foreign hand wrote. */
function placeOfKey(key: string): Place | undefined {
  const [server = '', ...rest] = key.split(' ');
  const username = rest.join(' ');
  const place = { server, username: username === '' ? undefined : username };
  try {
    return parseServerUrl(server) === server ? place : undefined;
  } catch {
    return undefined;
  }
}
