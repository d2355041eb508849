import { server } from './stage';

/** What the stage's server was asked, such as "POST /private/KEY", with KEY for a metadata key. */
export function paths(): readonly string[] {
  return server.requests.map(({ method, path }) => {
    const known = server.keys().find(({ metadataKey }) => path.includes(metadataKey));
    return `${method} ${path.replace('/api/v1', '').replace(known?.metadataKey ?? ' ', 'KEY')}`;
  });
}

/** What it was asked, and by whom, such as "/share ann@example.com"; "-" is nobody. */
export function pathsAndUsers(): readonly string[] {
  return server.requests.map(
    ({ path, username }) => `${path.replace('/api/v1', '')} ${username ?? '-'}`,
  );
}

/** A field of the form that the last request sent; null if it was not in it. */
export function sent(name: string): string | null {
  return new URLSearchParams(server.requests.at(-1)?.body).get(name);
}
