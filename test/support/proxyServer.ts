import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { listen } from './listening';

export interface ProxyServer {
  readonly url: string;
  readonly port: number;
  /** What it was asked for: `CONNECT host:port`, or `GET http://host/path` and the like. */
  readonly asked: readonly string[];
  /** The `Proxy-Authorization` headers that came with it. */
  readonly authorizations: readonly (string | undefined)[];
  readonly close: () => Promise<void>;
}

/** What comes with a 407 (RFC 9110, 15.5.8). */
const CHALLENGE = { 'Proxy-Authenticate': 'Basic realm="test"' };

/**
 * A forward proxy on loopback, with tunnels. It alone resolves the given host names, each to a port
 * of 127.0.0.1; for any other name it answers 502. With `authorization` it answers 407 without it.
 */
export async function startProxyServer(
  hosts: Readonly<Record<string, number>>,
  authorization?: string,
): Promise<ProxyServer> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const refusal = (given: string | undefined, port: number | undefined): number | undefined => {
    authorizations.push(given);
    if (authorization !== undefined && given !== authorization) return 407;
    return port === undefined ? 502 : undefined;
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://none.invalid');
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const port = hosts[url.hostname];
    const status = refusal(request.headers['proxy-authorization'], port);
    if (status !== undefined) {
      response.writeHead(status, status === 407 ? CHALLENGE : {}).end();
      return;
    }
    const { method, headers } = request;
    const path = `${url.pathname}${url.search}`;
    const onward = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connect', (request, socket, head) => {
    asked.push(`CONNECT ${request.url ?? ''}`);
    const port = hosts[(request.url ?? '').replace(/:\d+$/, '')];
    const status = refusal(request.headers['proxy-authorization'], port);
    if (status !== undefined || port === undefined) {
      const challenge =
        status === 407 ? `Proxy-Authenticate: ${CHALLENGE['Proxy-Authenticate']}\r\n` : '';
      socket.end(`HTTP/1.1 ${status ?? 502} No\r\n${challenge}Content-Length: 0\r\n\r\n`);
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
    socket.on('close', () => onward.destroy());
  });
  const { port, close } = await listen(server);
  return { url: `http://127.0.0.1:${port}`, port, asked, authorizations, close };
}
