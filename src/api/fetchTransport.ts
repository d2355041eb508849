import { readBounded, type Transport, type TransportRequest } from './transport';

/**
 * The host's own fetch. It is looked up at every call, because VS Code replaces it by one that
 * knows the proxy and certificate settings; and no dispatcher is passed, because that one would
 * replace it or, worse, stop proxying because of it (microsoft/vscode#236423).
 */
export const fetchTransport: Transport = async (request) => {
  const { url, method, headers, signal } = request;
  const response = await globalThis.fetch(url, {
    ...(method === 'POST' ? sentOnce(request) : { method, headers: { ...headers } }),
    redirect: 'manual',
    // No cookies; and a fetch that may add credentials of its own gives up on a 401 to a stream
    // (nodejs/undici#4940).
    credentials: 'omit',
    signal,
  });
  const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
  // A fetch that follows the browser's rules hides a redirect's status and target
  // (whatwg/fetch#1145): the one of which the least can be said.
  if (response.type === 'opaqueredirect') return { status: 303, header, text: '' };
  if (response.body === null) return { status: response.status, header, text: '' };
  return {
    status: response.status,
    header,
    ...(await readBounded(response.body, request.maxBytes)),
  };
};

/**
 * A POST whose body is a stream, an empty one as well: a fetch repeats a request after 421 unless
 * it has such a body, which it cannot read twice (whatwg/fetch#1141). The length is told all the
 * same, since old servers do not read bodies in chunks.
 */
function sentOnce({ method, headers, body = '' }: TransportRequest): RequestInit {
  const bytes = Buffer.from(body, 'utf8');
  return {
    method,
    headers: { ...headers, 'Content-Length': `${bytes.byteLength}` },
    body: new Blob([bytes]).stream(),
    duplex: 'half',
  };
}
