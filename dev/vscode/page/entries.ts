/**
 * A script for the page that clicks the entry of the open palette with this name (`Sign In`, shown
 * so or as `Onetime Secret: Sign In`), and says whether there is one. To find and to click is one
 * turn of the page's, since the list may change, and the palette close, between any two.
 */
export function clickEntryScript(name: string): string {
  return `(() => {
    const name = ${JSON.stringify(name)};
    const rows = document.querySelectorAll('.quick-input-widget .quick-input-list .monaco-list-row');
    for (const row of rows) {
      // A closed palette keeps its last list.
      if (row.getClientRects().length === 0) continue;
      const label = row.querySelector('.quick-input-list-row:first-child .label-name');
      const text = label?.textContent.replaceAll('\\u00a0', ' ') ?? '';
      if (text !== name && !text.endsWith(': ' + name)) continue;
      row.click();
      return true;
    }
    return false;
  })()`;
}

/** A script for the page that closes the messages that this selector finds. */
export function closeMessagesScript(messages: string): string {
  return `(() => {
    for (const item of document.querySelectorAll(${JSON.stringify(messages)})) {
      item.querySelector('.codicon-notifications-clear')?.click();
    }
  })()`;
}
