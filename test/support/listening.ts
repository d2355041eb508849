import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A server on loopback that keeps track of its connections. */
export interface Listening {
  readonly port: number;
  /** Resolves when no connection is open any more: the client has let go of all. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a server (net, http or https) on 127.0.0.1. @param port 0: a free one */
export async function listen(server: Server, port = 0): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // A client that breaks off is what these servers are there for.
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    idle: async () => {
      await Promise.all(
        [...sockets].map(async (socket) => new Promise((resolve) => socket.on('close', resolve))),
      );
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
