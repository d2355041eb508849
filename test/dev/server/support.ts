import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { startServer } from '../../../dev/server/index';
import type { LocalServer, ServerOptions } from '../../../dev/server/index';

export const USER = 'me@example.com';
export const TOKEN = randomBytes(10).toString('hex');

/** One local server for a test, with a clock that only the test moves. */
export class Fixture {
  /** Milliseconds. */
  now = Date.UTC(2026, 0, 1);
  private started: LocalServer | undefined;

  get server(): LocalServer {
    assert.ok(this.started, 'started');
    return this.started;
  }

  async start(options: ServerOptions = {}): Promise<void> {
    await this.stop();
    this.started = await startServer({
      accounts: [{ username: USER, token: TOKEN }],
      now: () => this.now,
      ...options,
    });
  }

  async stop(): Promise<void> {
    await this.started?.close();
    this.started = undefined;
  }

  passSeconds(seconds: number): void {
    this.now += seconds * 1000;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.server.origin + path, { headers });
  }

  /** Posts a form to an endpoint, with credentials if asked. */
  async post(
    endpoint: string,
    form: Readonly<Record<string, string>> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.server.origin}/api/v1/${endpoint}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(form),
    });
    return (await response.json()) as Answer;
  }

  async share(form: Readonly<Record<string, string>> = {}, headers = {}): Promise<Shared> {
    const answer = await this.post(
      'share',
      { secret: 'plain text', ttl: '3600', ...form },
      headers,
    );
    assert.equal(answer.message, undefined);
    return answer as Shared;
  }
}

export type Answer = Readonly<Record<string, unknown>> & {
  readonly message?: string;
  readonly value?: string;
  readonly state?: unknown;
};
export type Shared = Answer & {
  readonly secret_key: string;
  readonly metadata_key: string;
  readonly ttl: number;
  readonly custid: string;
};

export const SIGNED_IN = {
  authorization: `Basic ${Buffer.from(`${USER}:${TOKEN}`).toString('base64')}`,
};
