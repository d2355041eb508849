import assert from 'node:assert/strict';
import * as api from '../../src/api';
import { replayTransport, type ReplayedAnswer } from './replayTransport';

export type Invoke = (client: api.OnetimeSecretClient) => Promise<unknown>;

/** The error that a client makes of an answer; anonymous, and to share, unless told otherwise. */
export async function failureFrom(
  answer: ReplayedAnswer,
  invoke: Invoke = async (client) => client.share('hunter2'),
  credentials?: api.Credentials,
): Promise<api.ApiError> {
  const { transport } = replayTransport(answer);
  const options = { server: 'https://ots.example', transport };
  const client = new api.OnetimeSecretClient({ ...options, ...(credentials && { credentials }) });
  const error = await invoke(client).then(
    () => assert.fail('no error'),
    (thrown: unknown) => thrown,
  );
  assert.ok(api.isApiError(error), String(error));
  return error;
}
