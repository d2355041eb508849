import { MoreNode } from '../../views/secrets/rows';
import type { SecretServices } from './services';

/** Shows more rows of a group, where the row stands that was clicked. */
export async function showMore(
  { tree }: Pick<SecretServices, 'tree'>,
  row: unknown,
): Promise<void> {
  if (row instanceof MoreNode) await tree.showMore(row);
}
