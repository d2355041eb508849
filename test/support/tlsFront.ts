import { connect } from 'node:net';
import { createServer } from 'node:tls';
import type { Certificate } from './certificates';
import { listen } from './listening';

export interface TlsFront {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Speaks TLS on a free port of loopback, and passes what is said on to a plain port there. */
export async function startTlsFront(
  certificate: Certificate,
  plainPort: number,
): Promise<TlsFront> {
  const server = createServer(certificate, (socket) => {
    const onward = connect(plainPort, '127.0.0.1');
    socket.pipe(onward).pipe(socket);
    socket.on('error', () => onward.destroy());
    socket.on('close', () => onward.destroy());
    onward.on('error', () => socket.destroy());
  });
  // A client that does not trust the certificate breaks off: that is for the client to tell.
  server.on('tlsClientError', () => undefined);
  const { port, close } = await listen(server);
  return { port, close };
}
