import assert from 'node:assert/strict';
import { waitUntil } from '../../dev/vscode/page';
import { apiRequests, openStage, type Stage } from './support/stage';

const STEPS: readonly (readonly [string, string])[] = [
  ['Share a Secret', 'Share a Typed Secret'],
  ['See Whether It Was Opened', 'Show Recent Secrets'],
  ['Open a Link That You Were Sent', 'Open One-Time Link'],
  ['Choose Where Secrets Are Stored', 'Choose Where'],
  ['Sign In, If You Like', 'Sign In'],
];

describe('The walkthrough', () => {
  let stage: Stage;

  before(async () => {
    // Wide enough for the pictures.
    stage = await openStage({ viewport: { width: 1700, height: 900 } });
    const { vscode } = stage;
    await vscode.runCommand('Welcome: Open Walkthrough...');
    await vscode.quickInput.type('One-Time Links');
    await waitUntil(
      'the walkthrough',
      async () => vscode.quickInput.items(),
      ([first = '']) => first.startsWith('Share Secrets with One-Time Links'),
    );
    await vscode.quickInput.accept();
  });
  after(async () => stage.close());

  const openStep = async (title: string): Promise<void> =>
    stage.vscode.page.locator('.getting-started-step').getByText(title).click();
  const button = (label: string): ReturnType<typeof stage.vscode.page.locator> =>
    stage.vscode.page
      .locator('.getting-started-step.expanded .monaco-button')
      .getByText(label, { exact: true });

  for (const [title, label] of STEPS) {
    it(`has a step with a picture and a button: ${title}`, async () => {
      await openStep(title);
      await button(label).waitFor();
      await stage.vscode.page
        .locator(
          '.getting-started-media svg, .getting-started-media webview, .getting-started-media iframe',
        )
        .first()
        .waitFor();
    });
  }

  it('leads to the list, the picker of places, the settings and the box for a typed secret, and sends nothing', async () => {
    const { vscode, server } = stage;
    await openStep('Share a Secret');
    await button('Share a Typed Secret').click();
    await vscode.quickInput.opened(/Share a One-Time Secret/);
    await vscode.quickInput.escape();
    await openStep('See Whether It Was Opened');
    await button('Show Recent Secrets').click();
    await vscode.page.locator('.part.sidebar').getByText('What you share appears here').waitFor();
    await openStep('Choose Where Secrets Are Stored');
    await button('Choose Where').click();
    await vscode.quickInput.opened(/Where New Secrets Go/);
    await vscode.quickInput.escape();
    await vscode.quickInput.closed();
    await vscode.page
      .locator('.getting-started-step.expanded')
      .getByText('settings')
      .last()
      .click();
    await vscode.page
      .locator('.settings-editor')
      .getByText('Where your secrets are stored')
      .first()
      .waitFor();
    assert.deepEqual(apiRequests(server), []);
  });
});
