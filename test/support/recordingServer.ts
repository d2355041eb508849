import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Certificate } from './certificates';
import { listen } from './listening';

/** A request as it arrived. */
export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, everything else as JSON. */
  readonly body: unknown;
}

export interface RecordingServer {
  readonly origin: string;
  readonly port: number;
  readonly requests: readonly Recorded[];
  readonly close: () => Promise<void>;
}

/** A well-behaved HTTP server on loopback, or HTTPS with a certificate, that notes what it got. */
export async function startRecordingServer(
  answer: (request: Recorded) => Reply,
  certificate?: Certificate,
): Promise<RecordingServer> {
  const requests: Recorded[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const recorded = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      requests.push(recorded);
      const { status = 200, headers: more = {}, body } = answer(recorded);
      const type = { 'Content-Type': 'application/json; charset=utf-8' };
      response.writeHead(status, { ...type, ...more });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  };
  const server = certificate ? createSecureServer(certificate, listener) : createServer(listener);
  const { port, close } = await listen(server);
  const origin = `http${certificate ? 's' : ''}://127.0.0.1:${port}`;
  return { origin, port, requests, close };
}
