import * as v from 'valibot';
import { arg, boundedText, flag, passphrase } from '../args';

export const RevealArgs = v.object({
  link: arg('text', boundedText(4000)),
  passphrase,
  then: arg('then', v.picklist(['copy', 'show', 'insert'])),
  /** false: do not ask whether to use the link up. */
  confirm: flag,
});
export type RevealArgs = v.InferOutput<typeof RevealArgs>;
