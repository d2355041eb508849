import { readBounded, type Transport } from './transport';

/**
 * The host's own fetch. It is looked up at every call, because VS Code replaces it by one that
 * knows the proxy and certificate settings; and no dispatcher is passed, because that one would
 * replace it or, worse, stop proxying because of it.
 */
export const fetchTransport: Transport = async (request) => {
  const response = await globalThis.fetch(request.url, {
    method: request.method,
    headers: { ...request.headers },
    body: request.body ?? null,
    redirect: 'manual',
    signal: request.signal,
  });
  const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
  // A fetch that follows the browser's rules hides a redirect's status and target.
  if (response.type === 'opaqueredirect') return { status: 302, header, text: '' };
  if (response.body === null) return { status: response.status, header, text: '' };
  return {
    status: response.status,
    header,
    ...(await readBounded(response.body, request.maxBytes)),
  };
};
