import { authenticate } from './auth';
import type { Account } from './auth';
import type { Dialect } from './dialects';
import type { Call, Endpoints } from './endpoints';
import { NoObjectError, Params, readParams } from './params';
import { API, json, notRouted, Refusal, unauthorized } from './reply';
import type { Reply } from './reply';
import { randomText } from './store';

/** What the socket received. */
export interface ApiRequest {
  readonly method: string;
  /** Without the query, still percent-encoded. */
  readonly path: string;
  readonly query: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: Buffer;
  readonly address: string;
}

interface Route {
  readonly methods: readonly string[];
  readonly path: RegExp;
  readonly endpoint: (call: Call) => Reply;
  readonly needsAccount?: boolean;
}

const READ = ['GET', 'HEAD'];

/** Answers requests below `/api/v1/`. */
export class Api {
  private readonly routes: readonly Route[];

  constructor(
    endpoints: Endpoints,
    private readonly dialect: Dialect,
    private readonly accounts: () => readonly Account[],
    private readonly signInOff = false,
  ) {
    // The newest release calls `private` by another name, and takes the old ones as well.
    const names = dialect.hasAliases ? 'private|metadata|receipt' : 'private|metadata';
    const burnNames = dialect.hasAliases ? names : 'private';
    this.routes = [
      { methods: READ, path: /^status$/, endpoint: endpoints.status },
      { methods: READ, path: /^authcheck$/, endpoint: endpoints.status, needsAccount: true },
      { methods: ['POST'], path: /^share$/, endpoint: endpoints.share },
      { methods: ['POST'], path: /^create$/, endpoint: endpoints.create },
      { methods: ['POST'], path: /^generate$/, endpoint: endpoints.generate },
      { methods: ['POST'], path: /^secret\/([\w-]+)$/, endpoint: endpoints.secret },
      {
        methods: READ,
        path: new RegExp(`^(?:${names})/recent$`),
        endpoint: endpoints.recent,
        needsAccount: true,
      },
      {
        methods: ['POST'],
        path: new RegExp(`^(?:${burnNames})/([\\w-]+)/burn$`),
        endpoint: endpoints.burn,
      },
      {
        methods: [...READ, 'POST'],
        path: new RegExp(`^(?:${names})/([\\w-]+)$`),
        endpoint: endpoints.private,
      },
    ];
  }

  async answer(request: ApiRequest): Promise<Reply> {
    const path = decoded(request.path.slice(API.length)).replace(/\/$/, '');
    const route = this.routes.find(
      ({ methods, path: pattern }) => methods.includes(request.method) && pattern.test(path),
    );
    if (!route) {
      return notRouted();
    }
    if (this.signInOff && request.authorization !== undefined) {
      return json({ message: `${request.path} is not available` }, 404);
    }
    const params = await this.params(request);
    if (!(params instanceof Params)) {
      return params;
    }
    try {
      const account = authenticate(request.authorization, this.accounts());
      if (route.needsAccount && !account) {
        throw unauthorized();
      }
      const caller = account ? `account ${account.username}` : `address ${request.address}`;
      return route.endpoint({ account, caller, params, key: route.path.exec(path)?.[1] ?? '' });
    } catch (error) {
      if (error instanceof Refusal) {
        return this.refused(error);
      }
      throw error;
    }
  }

  /** The parameters, or what is answered to a body that has none that could be read. */
  private async params(request: ApiRequest): Promise<Params | Reply> {
    const { query, contentType, body } = request;
    if (body.length > this.dialect.maxBody) {
      return this.dialect.malformed();
    }
    try {
      return await readParams(query, contentType, body, this.dialect.readsEveryBody);
    } catch (error) {
      return error instanceof NoObjectError
        ? json({ error: 'An error occurred. Please try again later.' }, 500)
        : this.dialect.malformed();
    }
  }

  /** Every refusal is a 404. The newest release says in a header what it would rather be. */
  private refused({ kind, message }: Refusal): Reply {
    if (this.dialect.modern) {
      const intended = { form: 400, unauthorized: 401, 'rate-limited': undefined }[kind];
      return json({ message }, 404, intended);
    }
    // "shrimp" is what the old releases call the token that guards a form.
    return json(kind === 'form' ? { shrimp: randomText(50), message } : { message }, 404);
  }
}

/** A path as it was meant; as it was sent, where that is no percent-encoding. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
