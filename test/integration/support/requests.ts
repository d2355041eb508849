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
