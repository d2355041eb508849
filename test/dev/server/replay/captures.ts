import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DialectName } from '../../../../dev/server/index';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** One recorded exchange with a real server. */
export interface Capture {
  readonly name: string;
  /** The user name sent, right or wrong. */
  readonly auth: string | null;
  readonly note?: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | JsonObject;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Json;
  };
}

const FOLDER = join(__dirname, '../../../fixtures/captures');

export function readCaptures(dialect: DialectName): readonly Capture[] {
  return readFileSync(join(FOLDER, `${dialect}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Capture);
}

/** The body as it was sent. Of a long one the recording kept only how many characters it had. */
export function requestBody({ name, note, request }: Capture): string {
  if (typeof request.body === 'string') {
    return request.body;
  }
  const length = /^(\d+) characters$/.exec(note ?? '')?.[1];
  if (length === undefined) {
    throw new Error(`${name}: cut, and no note says how long it was`);
  }
  return `secret=${'x'.repeat(Number(length))}&ttl=3600`;
}

/** The key in the path, if it has one. */
export function pathKey({ request }: Capture): string | undefined {
  return /^(?:\/api\/v1)?\/(?:secret|private|metadata|receipt)\/([a-z0-9]{31,})(?:\/burn)?$/.exec(
    request.path,
  )?.[1];
}

/** Every metadata object in the answer: of a share, a look, a burn or a list. */
export function metadataIn({ response: { body } }: Capture): readonly JsonObject[] {
  const candidates = Array.isArray(body) ? (body as readonly Json[]) : [body, stateOf(body)];
  return candidates.filter(isObject).filter((object) => 'metadata_key' in object);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text field of an answer; nothing for `''`. */
export function text(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function stateOf(body: Json): Json {
  return isObject(body) ? (body.state ?? null) : null;
}
