import * as api from '../../api';
import { ActionFailedError } from '../../core/errors';
import type { ListState } from '../../ids';

/** Which look of the list a failure to ask a server has: they differ in what a person does next. */
export function stateOfFailure(failure: unknown): Exclude<ListState, 'known' | 'loading'> {
  const cause = failure instanceof ActionFailedError ? failure.cause : failure;
  if (cause instanceof api.NotAuthorizedError) return 'refused';
  // A certificate that is not trusted is no matter of waiting for the network.
  if (cause instanceof api.UnreachableError) return cause.certificate ? 'failed' : 'offline';
  const silent = cause instanceof api.TimeoutError || cause instanceof api.ConnectionLostError;
  return silent ? 'offline' : 'failed';
}
