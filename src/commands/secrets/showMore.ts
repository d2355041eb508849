import { MoreNode } from '../../views/secrets/rows';
import type { App } from '../app';

/** Shows more rows of a group, where the row stands that was clicked. */
export async function showMore(app: App, row: unknown): Promise<void> {
  if (row instanceof MoreNode) await app.tree.showMore(row);
}
