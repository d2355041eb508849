import { authenticate } from './auth';
import type { Account } from './auth';
import type { Dialect } from './dialects';
import type { Call, Endpoints } from './endpoints';
import { readParams } from './params';
import type { Params } from './params';
import { API, badRequest, json, notRouted, Refusal, unauthorized } from './reply';
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
  ) {
    const burnPath = dialect.hasAliases
      ? /^(?:private|metadata)\/([\w-]+)\/burn$/
      : /^private\/([\w-]+)\/burn$/;
    this.routes = [
      { methods: READ, path: /^status$/, endpoint: endpoints.status },
      { methods: READ, path: /^authcheck$/, endpoint: endpoints.status, needsAccount: true },
      { methods: ['POST'], path: /^share$/, endpoint: endpoints.share },
      { methods: ['POST'], path: /^create$/, endpoint: endpoints.create },
      { methods: ['POST'], path: /^generate$/, endpoint: endpoints.generate },
      { methods: ['POST'], path: /^secret\/([\w-]+)$/, endpoint: endpoints.secret },
      {
        methods: READ,
        path: /^(?:private|metadata)\/recent$/,
        endpoint: endpoints.recent,
        needsAccount: true,
      },
      { methods: ['POST'], path: burnPath, endpoint: endpoints.burn },
      {
        methods: [...READ, 'POST'],
        path: /^(?:private|metadata)\/([\w-]+)$/,
        endpoint: endpoints.private,
      },
    ];
  }

  async answer(request: ApiRequest): Promise<Reply> {
    const path = request.path.slice(API.length).replace(/\/$/, '');
    const route = this.routes.find(
      ({ methods, path: pattern }) => methods.includes(request.method) && pattern.test(path),
    );
    if (!route) {
      return notRouted();
    }
    const params = await this.params(request);
    if (!params) {
      return badRequest();
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

  private async params(request: ApiRequest): Promise<Params | undefined> {
    const { query, contentType, body } = request;
    if (body.length > this.dialect.maxBody) {
      return undefined;
    }
    try {
      return await readParams(query, contentType, body, this.dialect.readsEveryBody);
    } catch {
      return undefined;
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
