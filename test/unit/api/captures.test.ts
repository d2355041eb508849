import assert from 'node:assert/strict';
import * as api from '../../../src/api';
import type { EndpointName } from '../../../src/api/endpoints';
import { fetchTransport } from '../../../src/api/fetchTransport';
import { bodyText, dialects, readCaptures, type Capture } from '../../support/captures';
import { startRecordingServer } from '../../support/recordingServer';
import { replayTransport } from '../../support/replayTransport';
import { calls, KEY } from './support/calls';

type Fields = Readonly<Record<string, unknown>>;

/** The call that a client would have made to get this answer. */
function methodFor({ request: { method, path } }: Capture): EndpointName {
  const route = path.replace(/^\/api\/v1/, '').replace(/\?.*/, '');
  if (route.startsWith('/authcheck')) return 'authcheck';
  if (/^\/(?:share|create)$/.test(route)) return 'share';
  if (route === '/generate') return 'generate';
  if (path.startsWith('/api/v1/secret/')) return 'secret';
  if (method === 'GET' && /^\/(?:private|metadata)\/recent$/.test(route)) return 'recent';
  if (/^\/(?:private|metadata)\/\w+\/burn$/.test(route)) return 'burn';
  if (path.startsWith('/api/v1/') && /^\/(?:private|metadata)\/\w+$/.test(route)) return 'private';
  return 'status'; // /status, and what is no API at all
}

const byMessage: Readonly<Record<string, new (...args: never[]) => Error>> = {
  'Not authorized': api.NotAuthorizedError,
  'Unknown secret': api.UnknownSecretError,
  'Not Found': api.UnknownSecretError, // recorded on endpoints with a key only
  'Double check that passphrase': api.WrongPassphraseError,
  'Cripes! You have been rate limited.': api.RateLimitedError,
  // Recorded with secret and burn only: a locked secret, or one that is not UTF-8.
  'An unexpected error occurred :[': api.SecretLockedError,
};

/** What api-contract.md says that this answer means; `undefined` for a good one. */
function expectedError({ response }: Capture): (new (...args: never[]) => Error) | undefined {
  const { status, body } = response;
  if (typeof body === 'string') return status === 400 ? api.RefusedError : api.NotAnApiError;
  const { message, error } = body as { message?: string; error?: string };
  if (message !== undefined) return byMessage[message] ?? api.RefusedError;
  return error === 'Not Found' ? api.NotAnApiError : undefined;
}

/** Metadata, field by field; what is not named here has to be gone. */
function expectedMetadata(body: Fields, metadataKey = body.metadata_key): Fields {
  return {
    metadataKey,
    custid: body.custid,
    anonymous: body.custid === 'anon',
    state: body.state,
    ttl: body.ttl,
    metadataTtl: body.metadata_ttl,
    secretTtl: body.secret_ttl ?? undefined,
    created: body.created,
    updated: body.updated,
    received: body.received,
    passphraseRequired: body.passphrase_required,
    recipients: body.recipient,
    shareDomain: body.share_domain,
  };
}

function expectedResult(method: EndpointName, body: unknown): unknown {
  const fields = body as Fields;
  switch (method) {
    case 'status':
    case 'authcheck':
      return { status: 'nominal', locale: 'en' };
    case 'share':
      return { metadata: expectedMetadata(fields), secretKey: fields.secret_key };
    case 'generate':
      return {
        metadata: expectedMetadata(fields),
        secretKey: fields.secret_key,
        value: fields.value,
      };
    case 'secret':
      return { value: fields.value };
    case 'private':
      return expectedMetadata(fields, KEY);
    case 'burn': {
      const before = expectedMetadata(fields.state as Fields, KEY);
      return { ...before, state: 'burned', secretTtl: undefined };
    }
    case 'recent':
      return (body as Fields[])
        .map((item) => expectedMetadata(item))
        .sort((a, b) => Number(b.created) - Number(a.created));
  }
}

/** Values of the fields that must not come out of a metadata answer. */
function droppedTexts(body: unknown): string[] {
  const dropped = new Set(['value', 'secret_value', 'secret_key', 'secret_identifier']);
  const texts: string[] = [];
  JSON.stringify(body, (name, value: unknown) => {
    if ((dropped.has(name) || name.endsWith('_url')) && typeof value === 'string') {
      if (value !== '') texts.push(value);
    }
    return value;
  });
  return texts;
}

async function check(capture: Capture, client: api.OnetimeSecretClient): Promise<void> {
  const { body } = capture.response;
  const method = methodFor(capture);
  const Expected = expectedError(capture);
  if (Expected !== undefined) {
    const error = await calls[method](client).then(
      () => assert.fail(`${capture.name}: no error`),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof Expected, `${capture.name}: ${String(error)}`);
    if (error instanceof api.RefusedError) {
      const { message = '' } = body as { message?: string };
      assert.equal(error.serverMessage, message, capture.name);
    }
    return;
  }
  const result = await calls[method](client);
  assert.deepEqual(result, expectedResult(method, body), capture.name);
  if (['private', 'burn', 'recent'].includes(method)) {
    const text = JSON.stringify(result);
    for (const dropped of droppedTexts(body)) assert.ok(!text.includes(dropped), capture.name);
  }
}

for (const dialect of dialects) {
  describe(`answers recorded with ${dialect}`, () => {
    const captures = readCaptures(dialect);
    const groups = new Map<EndpointName, Capture[]>();
    for (const capture of captures) {
      const method = methodFor(capture);
      groups.set(method, [...(groups.get(method) ?? []), capture]);
    }

    it('are all there', () => {
      assert.ok(captures.length >= 215, `${captures.length} recorded answers`);
      assert.equal(groups.size, Object.keys(calls).length);
    });

    for (const [method, group] of groups) {
      const bad = group.filter((capture) => expectedError(capture) !== undefined).length;
      it(`${method}: ${group.length - bad} results and ${bad} errors come out as they are`, async () => {
        for (const capture of group) {
          const { status, headers } = capture.response;
          const { transport } = replayTransport({ status, headers, body: bodyText(capture) });
          const server = 'http://127.0.0.1:7143';
          await check(capture, new api.OnetimeSecretClient({ server, transport }));
        }
      });
    }

    it('come out the same over real HTTP', async () => {
      const names = ['share-auth', 'share-empty-secret', 'secret-odd-characters', 'burn-owner'];
      for (const name of [...names, 'recent-several', 'share-json-body-malformed']) {
        const capture = captures.find((one) => one.name === name);
        assert.ok(capture, name);
        const { status, headers } = capture.response;
        const body = bodyText(capture);
        const length = `${Buffer.byteLength(body)}`;
        const sent = { ...headers, 'content-length': length };
        const server = await startRecordingServer(() => ({ status, headers: sent, body }));
        try {
          const transport = fetchTransport;
          await check(capture, new api.OnetimeSecretClient({ server: server.origin, transport }));
        } finally {
          await server.close();
        }
      }
    });
  });
}
