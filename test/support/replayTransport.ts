import type { Transport, TransportRequest } from '../../src/api';

export interface ReplayedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is the body as it is, everything else is sent as JSON. */
  readonly body: unknown;
}

/** A transport that gives one and the same answer, and the requests that it was given. */
export function replayTransport(answer: ReplayedAnswer): {
  transport: Transport;
  requests: TransportRequest[];
} {
  const requests: TransportRequest[] = [];
  const { status = 200, body, headers = { 'content-type': 'application/json' } } = answer;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const transport: Transport = async (request) => {
    requests.push(request);
    return Promise.resolve({ status, header: (name) => headers[name.toLowerCase()], text });
  };
  return { transport, requests };
}
