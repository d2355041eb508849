/** Where secrets are, or go: a server, and whose they are there. */
export interface Place {
  /** Origin, such as `https://eu.onetimesecret.com`. */
  readonly server: string;
  /** User name; undefined: nobody's, that is anonymous. */
  readonly username: string | undefined;
}

/** The same text for equal places, and for no others: an origin has no blank, a name is not empty. */
export function placeKey({ server, username }: Place): string {
  return `${server} ${username ?? ''}`;
}
