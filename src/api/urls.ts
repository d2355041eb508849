/**
 * The URL, or `undefined` for what is none. Not `URL.canParse`: in Node 20, once it was called often
 * enough to be optimised, it takes addresses such as `https://münchen.example` for none
 * (AikidoSec/firewall-node#1086).
 */
export function parsedUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
