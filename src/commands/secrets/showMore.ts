import { MoreNode } from '../../views/secrets/rows';
import type { RecentSecretsTree } from '../../views/secrets/tree';

/** Shows more rows of a group, where the row stands that was clicked. */
export async function showMore(
  { tree }: { readonly tree: RecentSecretsTree },
  row: unknown,
): Promise<void> {
  if (row instanceof MoreNode) await tree.showMore(row);
}
