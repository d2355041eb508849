/** The parameters of a request: of its query and its body, the body's counting first. */
export class Params {
  private readonly values = new Map<string, Buffer>();

  /** The bytes sent, which need not be UTF-8. */
  bytes(name: string): Buffer | undefined {
    return this.values.get(name);
  }

  text(name: string): string | undefined {
    return this.values.get(name)?.toString('utf8');
  }

  /** A repeated name: the last one counts; of `name[]`, a list, the first. */
  add(name: string, value: Buffer): void {
    const list = /^(.+)\[\]$/.exec(name)?.[1];
    if (list === undefined) {
      this.values.set(name, value);
    } else if (!this.values.has(list)) {
      this.values.set(list, value);
    }
  }

  /** `application/x-www-form-urlencoded` text. */
  addForm(form: string): void {
    for (const pair of form.split('&').filter(Boolean)) {
      const equals = pair.indexOf('=');
      const name = equals < 0 ? pair : pair.slice(0, equals);
      this.add(unescape(name).toString('utf8'), unescape(equals < 0 ? '' : pair.slice(equals + 1)));
    }
  }

  /** The members of a JSON object. Throws a `SyntaxError`. */
  addJson(text: string): void {
    const body: unknown = JSON.parse(text);
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
