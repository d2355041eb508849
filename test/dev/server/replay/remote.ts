import { randomBytes } from 'node:crypto';
import { startServer } from '../../../../dev/server/index';
import type { DialectName, LocalServer } from '../../../../dev/server/index';
import type { JsonObject } from './captures';

const USERS = ['ots-tester@example.com', 'other@example.com', 'empty@example.com'];

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** The local server under replay: its clock, its accounts, and requests as raw as recorded. */
export class Remote {
  readonly token = randomBytes(10).toString('hex');
  /** The server's clock, in seconds. */
  clock = 0;
  private server: LocalServer | undefined;

  async start(dialect: DialectName): Promise<void> {
    this.server = await startServer({
      dialect,
      accounts: USERS.map((username) => ({ username, token: this.token })),
      now: () => this.clock * 1000,
    });
  }

  async stop(): Promise<void> {
    await this.server?.close();
  }

  /** As the recorder must have done between two groups of exchanges. */
  resetLimits(): void {
    this.server?.resetLimits();
  }

  async send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<Response> {
    // Bytes, since fetch would name a type for a text.
    const bytes = body === '' ? {} : { body: Buffer.from(body) };
    return fetch(`${this.server?.origin ?? ''}${path}`, { method, headers, ...bytes });
  }

  /** A step that the recording does not show. */
  async post(
    path: string,
    form: Readonly<Record<string, string>> = {},
    username?: string,
  ): Promise<JsonObject> {
    const headers =
      username === undefined ? FORM : { ...FORM, authorization: basic(username, this.token) };
    const body = new URLSearchParams(form).toString();
    const response = await this.send('POST', `/api/v1/${path}`, headers, body);
    return (await response.json()) as JsonObject;
  }
}

export function basic(username: string, token: string): string {
  return `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`;
}
