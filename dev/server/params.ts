/** A form with more fields is refused as a whole. */
const MOST_FIELDS = 4096;

/** A body that is JSON, but no object. */
export class NoObjectError extends Error {}

/** The parameters of a request: of its query and its body, the body's counting first. */
export class Params {
  private readonly values = new Map<string, Buffer>();
  private readonly structured = new Set<string>();

  /** The bytes sent, which need not be UTF-8. */
  bytes(name: string): Buffer | undefined {
    return this.values.get(name);
  }

  text(name: string): string | undefined {
    return this.values.get(name)?.toString('utf8');
  }

  /** Whether a parameter came as a list or an object (`name[]`, `name[a]`). */
  isStructured(name: string): boolean {
    return this.structured.has(name);
  }

  /** A repeated name: the last one counts; of `name[]`, a list, the first. */
  add(name: string, value: Buffer): void {
    const outer = /^([^[]+)\[/.exec(name)?.[1];
    if (outer !== undefined) {
      this.structured.add(outer);
    }
    const list = /^(.+)\[\]$/.exec(name)?.[1];
    if (list === undefined) {
      this.values.set(name, value);
    } else if (!this.values.has(list)) {
      this.values.set(list, value);
    }
  }

  /** `application/x-www-form-urlencoded` text. Throws if it is malformed, or has too many fields. */
  addForm(form: string): void {
    const pairs = form.split('&').filter(Boolean);
    if (pairs.length > MOST_FIELDS || /%(?![0-9a-f]{2})/i.test(form)) {
      throw new SyntaxError('not a form');
    }
    for (const pair of pairs) {
      const equals = pair.indexOf('=');
      const name = equals < 0 ? pair : pair.slice(0, equals);
      this.add(unescape(name).toString('utf8'), unescape(equals < 0 ? '' : pair.slice(equals + 1)));
    }
  }

  /** The members of a JSON object. Throws a `SyntaxError`, or a `NoObjectError` for other JSON. */
  addJson(text: string): void {
    const body: unknown = JSON.parse(text);
    if (body !== null && (typeof body !== 'object' || Array.isArray(body))) {
      throw new NoObjectError();
    }
    for (const [name, value] of Object.entries(body ?? {})) {
      if (value !== null) {
        this.add(name, Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
      }
    }
  }
}

/**
 * Reads the parameters of a request. A release that does not read every body takes forms only, and
 * is deaf to others. Throws if a body that counts is malformed.
 */
export async function readParams(
  query: string,
  contentType: string | undefined,
  body: Buffer,
  readsEveryBody: boolean,
): Promise<Params> {
  const params = new Params();
  params.addForm(query);
  // No type at all is taken for a form.
  const type = (contentType ?? 'application/x-www-form-urlencoded').toLowerCase();
  if (body.length === 0) {
    return params;
  }
  if (type.startsWith('multipart/form-data')) {
    const parser = new Response(body, {
      headers: { 'content-type': contentType ?? '' },
    });
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- discouraged for bodies of strangers; this server has none
    const form = await parser.formData();
    for (const [name, value] of form) {
      params.add(name, Buffer.from(typeof value === 'string' ? value : await value.text()));
    }
  } else if (type.startsWith('application/json')) {
    if (readsEveryBody) {
      params.addJson(body.toString('utf8'));
    }
  } else if (readsEveryBody || type.startsWith('application/x-www-form-urlencoded')) {
    params.addForm(body.toString('latin1'));
  }
  return params;
}

/** Bytes, not text: URLSearchParams would turn what is not UTF-8 into replacement characters. */
function unescape(text: string): Buffer {
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
