import { join } from 'node:path';
import type { WorkbenchPage } from '../../../dev/vscode/page';

/** A folder for pictures of what tests see, for whoever wants to look at it. */
const FOLDER = process.env.ONETIME_SECRET_TEST_PICTURES;

/** `dark` for pictures, and so the tests, in the dark theme. */
export const SCHEME = process.env.ONETIME_SECRET_TEST_SCHEME === 'dark' ? 'dark' : 'light';

export async function picture(vscode: WorkbenchPage, name: string): Promise<void> {
  if (FOLDER !== undefined) await vscode.screenshot(join(FOLDER, `${name}-${SCHEME}.png`));
}
