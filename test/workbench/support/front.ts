import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { LocalServer } from '../../../dev/server';
import { listen, type Listening } from '../../support/listening';

/** How a server may be: as it should, slow until the mood changes, or wrong. */
export type Mood = 'well' | 'slow' | 'fault' | 'html';

/** Stands before a local server at an address of its own, and lets a test spoil its answers. */
export class Front {
  /** Whose answers these are. */
  server: LocalServer | undefined;
  private mood: Mood = 'well';
  private readonly held: (() => void)[] = [];
  private listening: Listening | undefined;
  private port = 0;

  get origin(): string {
    return `http://${this.host}`;
  }

  /** Host and port. */
  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Requests that wait until it is slow no more. */
  get waiting(): number {
    return this.held.length;
  }

  be(mood: Mood): void {
    this.mood = mood;
    if (mood !== 'slow') for (const resume of this.held.splice(0)) resume();
  }

  /** From now on nobody listens at the address; `open` ends that. */
  async close(): Promise<void> {
    this.be('well');
    await this.listening?.close();
    this.listening = undefined;
  }

  async open(): Promise<void> {
    const server = createServer((incoming, outgoing) => {
      if (this.mood === 'slow')
        this.held.push(() => {
          this.answer(incoming, outgoing);
        });
      else this.answer(incoming, outgoing);
    });
    this.listening = await listen(server, this.port);
    this.port = this.listening.port;
  }

  private answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
    if (this.mood === 'fault') {
      outgoing.writeHead(500, { 'content-type': 'application/json' });
      outgoing.end('{"error":"Internal Server Error"}');
    } else if (this.mood === 'html') {
      outgoing.writeHead(200, { 'content-type': 'text/html' });
      outgoing.end('<!doctype html><title>Sign in to the Wi-Fi</title>');
    } else {
      const { method, url, headers } = incoming;
      const port = this.server?.port;
      const through = request({ port, host: '127.0.0.1', method, path: url, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      through.on('error', () => outgoing.destroy());
      incoming.pipe(through);
    }
  }
}
