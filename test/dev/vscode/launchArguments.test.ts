import assert from 'node:assert/strict';
import { codeServerVersion, nodeMajor } from '../../../dev/vscode/install';
import { readLaunch, workbenchAddress } from '../../../dev/vscode/launchArguments';

const LAUNCH = [
  '--server-version=1.104.0',
  '--time-limit=5000',
  '/work space',
  '--user-data-dir=/p/user',
  '--extensions-dir=/p/extensions',
  '--no-sandbox',
  '--disable-workspace-trust',
  '--extensionTestsPath=/t/a=b.js',
  '--extensionDevelopmentPath=/x',
];

describe('the server build, started like a desktop VS Code', () => {
  it('reads what the test runner passes and ignores what only Electron knows', () => {
    assert.deepEqual(readLaunch(LAUNCH), {
      version: '1.104.0',
      timeLimit: 5000,
      workspace: '/work space',
      userData: '/p/user',
      extensions: '/p/extensions',
      testsPath: '/t/a=b.js',
      developmentPaths: ['/x'],
    });
  });

  it('has the extension host wait for a debugger where one is asked for', () => {
    const { inspect } = readLaunch([...LAUNCH, '--inspect-brk-extensions=9230']);
    assert.equal(inspect, '9230');
    const address = new URL(workbenchAddress({ port: 8123, workspace: '/w', inspect }));
    assert.deepEqual(JSON.parse(address.searchParams.get('payload') ?? ''), [
      ['inspect-brk-extensions', '9230'],
    ]);
  });

  it('names an argument that is missing', () => {
    const without = LAUNCH.filter((it) => !it.startsWith('--extensionTestsPath'));
    assert.throws(() => readLaunch(without), /--extensionTestsPath is missing/);
    assert.throws(() => readLaunch(LAUNCH.filter((it) => it !== '/work space')), /workspace/);
  });

  it('passes folders with odd names, extension, tests and token in the address', () => {
    const address = new URL(
      workbenchAddress({
        port: 8123,
        workspace: '/work & space/ä',
        developmentPaths: ['/x y'],
        testsPath: '/t/index.js',
        connectionToken: 'token',
      }),
    );
    assert.equal(address.host, '127.0.0.1:8123');
    assert.equal(address.searchParams.get('folder'), '/work & space/ä');
    assert.equal(address.searchParams.get('tkn'), 'token');
    assert.deepEqual(JSON.parse(address.searchParams.get('payload') ?? ''), [
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:8123/x%20y'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:8123/t/index.js'],
    ]);
  });

  it('opens a workspace file as such, and a folder that is on no disk by its URI', () => {
    const query = (workspace: string): string[][] => [
      ...new URL(workbenchAddress({ port: 8123, workspace })).searchParams,
    ];
    assert.deepEqual(query('/w/a b.code-workspace'), [['workspace', '/w/a b.code-workspace']]);
    assert.deepEqual(query('memory:/a b'), [['folder', 'memory:/a b']]);
  });

  it('knows the package and the Node of a version', () => {
    assert.equal(codeServerVersion('1.139.1'), '4.139.1');
    assert.throws(() => codeServerVersion('stable'), /stable/);
    assert.equal(nodeMajor('1.104.0'), 22);
    assert.equal(nodeMajor('1.139.1'), 24);
  });
});
