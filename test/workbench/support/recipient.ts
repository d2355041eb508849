import type { Workbench } from '../../../dev/vscode/workbench';

/** Opens a link as its recipient does, and copies what is there with the page's own button. */
export async function copyAsRecipient(
  workbench: Workbench,
  link: string,
  passphrase = '',
): Promise<string> {
  const page = await workbench.newPage();
  try {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(link);
    if (passphrase !== '') await page.locator('#passphrase').fill(passphrase);
    await page.locator('#view-secret').click();
    await page.locator('#copy-secret').click();
    await page.locator('#message').getByText('Copied.').waitFor();
    return await page.evaluate<string>('navigator.clipboard.readText()');
  } finally {
    await page.context().close();
  }
}
