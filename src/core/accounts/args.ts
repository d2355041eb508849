import * as v from 'valibot';
import { arg, boundedText, LONGEST_ADDRESS } from '../args';

export const SignInArgs = v.object({
  /** A region's id or the address of a server. */
  server: arg('text', boundedText(300)),
  username: arg('text', boundedText(LONGEST_ADDRESS)),
});
export type SignInArgs = v.InferOutput<typeof SignInArgs>;
