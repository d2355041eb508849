import { causeOf, isUnanswered } from '../../core/errors';
import type { ListState } from '../../ids';

/** Which look of the list a failure to ask a server has: they differ in what a person does next. */
export function stateOfFailure(failure: unknown): Exclude<ListState, 'known' | 'loading'> {
  const cause = causeOf(failure);
  if (cause?.code === 'not-authorized') return 'refused';
  // A certificate that is not trusted is no matter of waiting for the network.
  const isDistrusted = cause?.code === 'unreachable' && cause.certificate !== undefined;
  return isUnanswered(failure) && !isDistrusted ? 'offline' : 'failed';
}
