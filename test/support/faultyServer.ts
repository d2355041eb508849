import { createServer, type Socket } from 'node:net';
import { listen } from './listening';

/** Ways in which something that answers at an address can be wrong. */
export const faultKinds = [
  'html', // a page instead of JSON, with status 200
  'empty404', // a 404 without a message
  'error500',
  'endless', // a body that never ends
  'silent', // takes the request and never answers
  'stalled', // begins its answer and never goes on
  'cut', // half of the JSON, then the connection is gone
  'redirect', // to REDIRECT_TARGET
  'hugeJson', // 16 MiB of well-formed JSON
  'notJson', // plain text with status 200
  'brokenJson', // says JSON, and half of it is all there is
  'truncated', // announces more bytes than it sends before it hangs up
  'hangUp', // takes the request and hangs up without a word
] as const;
export type FaultKind = (typeof faultKinds)[number];

export const REDIRECT_TARGET = 'https://elsewhere.example';

export interface FaultyServer {
  readonly origin: string;
  /** The requests that came, whole, as text. */
  readonly requests: readonly string[];
  /** Bytes handed to the network over connections that are closed by now. */
  readonly sent: () => number;
  /** Resolves when a request has come. */
  readonly requested: Promise<void>;
  /** Resolves when no connection is open any more. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a raw server on loopback that answers every request in the same wrong way. */
export async function startFaultyServer(kind: FaultKind): Promise<FaultyServer> {
  const requests: string[] = [];
  let sent = 0;
  let onRequest: () => void = () => undefined;
  const requested = new Promise<void>((resolve) => (onRequest = resolve));
  const server = createServer((socket) => {
    let received = '';
    socket.setEncoding('latin1');
    socket.on('close', () => (sent += socket.bytesWritten));
    socket.on('data', (chunk: string) => {
      received += chunk;
      if (!isWhole(received)) return;
      requests.push(received);
      received = '';
      onRequest();
      answers[kind](socket);
    });
  });
  const { port, idle, close } = await listen(server);
  const origin = `http://127.0.0.1:${port}`;
  return { origin, requests, sent: () => sent, requested, idle, close };
}

const HALF = '{"custid":"anon","metadata_key":"';
const PAGE =
  '<!doctype html><html><title>Welcome</title><body>Nothing of the kind here</body></html>';

const answers: Readonly<Record<FaultKind, (socket: Socket) => void>> = {
  html: (socket) => {
    reply(socket, '200 OK', 'text/html; charset=utf-8', PAGE);
  },
  empty404: (socket) => {
    reply(socket, '404 Not Found', 'text/plain', '');
  },
  error500: (socket) => {
    reply(
      socket,
      '500 Internal Server Error',
      'application/json',
      '{"error":"Internal Server Error"}',
    );
  },
  endless: (socket) => {
    head(socket, '200 OK', 'application/json', '');
    socket.write('{"custid":"');
    const chunk = 'x'.repeat(16 * 1024);
    const more = (): void => {
      while (socket.writable && socket.write(chunk));
    };
    socket.on('drain', more);
    more();
  },
  silent: () => undefined,
  stalled: (socket) => {
    head(socket, '200 OK', 'application/json', 'Content-Length: 500\r\n');
    socket.write(HALF);
  },
  cut: (socket) => {
    // Without "Connection: close", after which some clients take any end for the end.
    socket.write(
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    socket.write(`${HALF.length.toString(16)}\r\n${HALF}\r\n`, () => socket.resetAndDestroy());
  },
  redirect: (socket) => {
    head(socket, '302 Found', 'text/html', `Location: ${REDIRECT_TARGET}/login?next=x\r\n`);
    socket.end();
  },
  hugeJson: (socket) => {
    reply(socket, '200 OK', 'application/json', `{"custid":"${'x'.repeat(16 * 1024 * 1024)}"}`);
  },
  notJson: (socket) => {
    reply(socket, '200 OK', 'text/plain', 'It works!');
  },
  brokenJson: (socket) => {
    reply(socket, '200 OK', 'application/json', HALF);
  },
  truncated: (socket) => {
    head(socket, '200 OK', 'application/json', 'Content-Length: 500\r\n');
    socket.end(HALF);
  },
  hangUp: (socket) => socket.destroy(),
};

function reply(socket: Socket, status: string, type: string, body: string): void {
  head(socket, status, type, `Content-Length: ${Buffer.byteLength(body)}\r\n`);
  socket.end(body);
}

function head(socket: Socket, status: string, type: string, more: string): void {
  socket.write(`HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nConnection: close\r\n${more}\r\n`);
}

function isWhole(request: string): boolean {
  const end = request.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /^content-length: *(\d+)/im.exec(request.slice(0, end))?.[1] ?? '0';
  return request.length >= end + 4 + Number(length);
}
