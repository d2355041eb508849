import { join } from 'node:path';
import type { WorkbenchPage } from '../../../dev/vscode/page';

/** A folder for pictures of what tests see, for whoever wants to look at it. */
const FOLDER = process.env.ONETIME_SECRET_TEST_PICTURES;

const SCHEMES = ['light', 'dark', 'contrast'] as const;

/** `dark` or `contrast` for pictures, and so the tests, in such a theme. */
export const SCHEME =
  SCHEMES.find((one) => one === process.env.ONETIME_SECRET_TEST_SCHEME) ?? 'light';

export async function picture(vscode: WorkbenchPage, name: string): Promise<void> {
  if (FOLDER !== undefined) await vscode.screenshot(join(FOLDER, `${name}-${SCHEME}.png`));
}
