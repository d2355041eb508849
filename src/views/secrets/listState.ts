import { causeOf } from '../../core/errors';
import type { ListState } from '../../ids';

/** Which look of the list a failure to ask a server has: they differ in what a person does next. */
export function stateOfFailure(failure: unknown): Exclude<ListState, 'known' | 'loading'> {
  const cause = causeOf(failure);
  switch (cause?.code) {
    case 'not-authorized':
      return 'refused';
    case 'unreachable':
      // A certificate that is not trusted is no matter of waiting for the network.
      return cause.certificate !== undefined ? 'failed' : 'offline';
    case 'timeout':
    case 'connection-lost':
      return 'offline';
    case 'unknown-secret':
    case 'wrong-passphrase':
    case 'refused':
    case 'rate-limited':
    case 'secret-locked':
    case 'server-fault':
    case 'sign-in-unavailable':
    case 'not-an-api':
    case 'redirect-refused':
    case 'canceled':
    case 'answer-too-large':
    case 'unusable-answer':
    case 'invalid-key':
    case 'invalid-server-url':
    case undefined:
      return 'failed';
  }
}
