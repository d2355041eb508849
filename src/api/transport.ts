/**
 * The seam between the client and the network: a request goes in, one bounded response comes out.
 * Everything that knows about sockets, proxies and certificates is behind it.
 */

/** One HTTP request. A transport sends it exactly once: it neither retries nor follows redirects. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute, and never with a secret in it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Already encoded; absent for none. */
  readonly body?: string;
  /** Carries both time limit and cancelling. When it aborts, the transport lets go and rejects. */
  readonly signal: AbortSignal;
  /** How many bytes of the answer's body are read at most, after decompression. */
  readonly maxBytes: number;
}

/** What came back. Redirects are not followed: they arrive here as 3xx. */
export interface TransportResponse {
  readonly status: number;
  /** A response header by its name, in any case; `undefined` when it is absent. */
  readonly header: (name: string) => string | undefined;
  /** The body as UTF-8 text, at most `maxBytes` bytes of it. */
  readonly text: string;
  /** Set when the body was longer than `maxBytes`: the rest was left unread. */
  readonly truncated?: boolean;
}

/**
 * Sends a request. Rejects with whatever the HTTP library throws when no answer came: the client
 * keeps nothing of that but its error code, since such errors can carry addresses and headers.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/**
 * Reads a body up to `maxBytes` bytes. Leaving early closes the stream, and with it the connection
 * of a server that never stops sending.
 */
export async function readBounded(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ text: string; truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let room = maxBytes;
  let truncated = false;
  for await (const chunk of body) {
    if (chunk.byteLength > room) {
      chunks.push(chunk.subarray(0, room));
      truncated = true;
      break;
    }
    chunks.push(chunk);
    room -= chunk.byteLength;
  }
  return { text: new TextDecoder().decode(Buffer.concat(chunks)), truncated };
}
