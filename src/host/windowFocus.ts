import * as vscode from 'vscode';

/** Whether the person is in this window. */
export function hasFocus(): boolean {
  return vscode.window.state.focused;
}

/** Calls back when the window gets or loses focus; other changes of its state are left out. */
export function onDidChangeFocus(listener: (focused: boolean) => void): vscode.Disposable {
  let before = hasFocus();
  return vscode.window.onDidChangeWindowState(({ focused }) => {
    if (focused === before) return;
    before = focused;
    listener(focused);
  });
}
