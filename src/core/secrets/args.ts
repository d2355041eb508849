import * as v from 'valibot';
import { arg, boundedText, flag } from '../args';

const itemEntries = {
  /** Counts before everything else. */
  id: arg('text', boundedText(100)),
  /** false: do not ask. Counts only with an id: repositories can write Args, but know no id. */
  confirm: flag,
  /** What the view's key bindings are about: the row with the focus, or all selected ones with it. */
  focused: flag,
};

export const ItemArgs = v.object(itemEntries);
export type ItemArgs = v.InferOutput<typeof ItemArgs>;

export const ForgetArgs = v.object({ ...itemEntries, all: flag });
export type ForgetArgs = v.InferOutput<typeof ForgetArgs>;
