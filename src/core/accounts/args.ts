import * as v from 'valibot';
import { arg, boundedText, LONGEST_ADDRESS } from '../args';
import { usernameFault } from './credentials';

export const SignInArgs = v.object({
  /** A region's id or the address of a server. */
  server: arg('text', boundedText(300)),
  /** Blank: it is asked. */
  username: arg(
    'username',
    v.pipe(v.string(), v.maxLength(LONGEST_ADDRESS), v.trim(), v.check(isAskedOrFit)),
  ),
});
export type SignInArgs = v.InferOutput<typeof SignInArgs>;

function isAskedOrFit(username: string): boolean {
  return username === '' || usernameFault(username) === undefined;
}
