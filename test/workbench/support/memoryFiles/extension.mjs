/**
 * An extension with a folder that is on no disk, `ots-memory:/`. One of its files says where our
 * extension runs and what VS Code tells it there.
 */
import { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';

const vscode = createRequire(import.meta.url)('vscode');

const texts = {
  'shop.env': 'SMTP_PASSWORD=battery staple\n',
  'notes.md': 'The pin is 4711.\n',
  'door.txt': 'The door opens with 0815.\n',
  'host.json': '',
};

/** Asked at each look: our extension may start later than this one. */
function host() {
  const own = vscode.extensions.getExtension('onetime-tools.onetime-secret');
  return JSON.stringify({
    extensionKind: own && vscode.ExtensionKind[own.extensionKind],
    declared: own?.packageJSON.extensionKind,
    remote: vscode.env.remoteName,
    uiKind: vscode.UIKind[vscode.env.uiKind],
    workspace: vscode.workspace.workspaceFolders?.map(({ uri }) => uri.scheme),
  });
}

function contentOf({ path }) {
  const name = path.slice(1);
  if (!(name in texts)) throw vscode.FileSystemError.FileNotFound(path);
  return Buffer.from(name === 'host.json' ? host() : texts[name]);
}

class MemoryFiles {
  onDidChangeFile = new vscode.EventEmitter().event;

  watch() {
    return new vscode.Disposable(() => {});
  }

  stat(uri) {
    if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: contentOf(uri).length };
  }

  readDirectory() {
    return Object.keys(texts).map((name) => [name, vscode.FileType.File]);
  }

  readFile(uri) {
    return contentOf(uri);
  }

  writeFile({ path }, content) {
    texts[path.slice(1)] = Buffer.from(content).toString('utf8');
  }

  createDirectory() {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete() {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename() {
    throw vscode.FileSystemError.NoPermissions();
  }
}

export function activate(context) {
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider('ots-memory', new MemoryFiles()),
  );
}
