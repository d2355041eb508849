import { randomBytes } from 'node:crypto';
import type { Reply } from '../reply';
import { FAVICON, STYLE } from './style';

export interface Page {
  readonly title: string;
  /** The inside of `<main>`. Markup: whatever is put into it must be safe already. */
  readonly main: string;
  readonly script?: string;
  readonly status?: number;
}

/** A whole page that loads nothing, is kept nowhere and tells no other site its address. */
export function html({ title, main, script = '', status = 200 }: Page): Reply {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="${FAVICON}">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>${main}</main>
<footer>A local server for development. Not for real secrets.</footer>
${script === '' ? '' : `<script type="module" nonce="${nonce}">${script}</script>`}
</body>
</html>
`,
  };
}
