/** The oldest VS Code that the extension supports. */
export const OLDEST_VSCODE = '1.104.0';

/** A current one. */
export const CURRENT_VSCODE = '1.139.1';
