/** Where secrets are, or go: a server, and whose they are there. */
export interface Place {
  /**
   * The server's base address as `parseServerUrl` (src/api) gives it: its origin, and the prefix
   * where it lives below one, such as `https://eu.onetimesecret.com` or `https://tools.example/ots`.
   */
  readonly server: string;
  /** User name; undefined: nobody's, that is anonymous. */
  readonly username: string | undefined;
}

/** The same text for equal places, and for no others: an address has no blank, a name is not empty. */
export function placeKey({ server, username }: Place): string {
  return `${server} ${username ?? ''}`;
}
