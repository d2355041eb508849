/** One sheet for all pages: system fonts, light and dark, nothing fetched. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f4f2ee; --glow: #fbe9dd; --card: #ffffff; --line: #e4dfd7; --well: #faf8f5;
  --text: #1f1d1a; --soft: #6b655c; --accent: #b8431c; --accent-hover: #9c3715; --on-accent: #ffffff;
  --tint: #fdf0e9; --shadow: 0 1px 2px rgb(40 30 20 / 6%), 0 12px 40px rgb(40 30 20 / 9%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16171a; --glow: #2a211d; --card: #1f2125; --line: #33363c; --well: #17191c;
    --text: #eceae6; --soft: #a5a29b; --accent: #f0875d; --accent-hover: #f59c78; --on-accent: #23130c;
    --tint: #33251e; --shadow: 0 1px 2px rgb(0 0 0 / 30%), 0 16px 48px rgb(0 0 0 / 35%);
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center;
  padding: clamp(1.5rem, 9vh, 6rem) 1.25rem 1.5rem;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  color: var(--text);
  background: radial-gradient(60rem 32rem at 50% -12rem, var(--glow), transparent 70%) var(--page);
}
main {
  width: 100%; max-width: 35rem; padding: clamp(1.5rem, 5vw, 2.5rem);
  background: var(--card); border: 1px solid var(--line); border-radius: 1rem;
  box-shadow: var(--shadow);
}
.badge {
  display: grid; place-items: center; width: 3.25rem; height: 3.25rem; margin-bottom: 1.25rem;
  border-radius: 0.9rem; background: var(--tint); color: var(--accent);
}
.badge svg { width: 1.6rem; height: 1.6rem; }
h1 { margin: 0 0 0.5rem; font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.015em; font-weight: 650; }
p { margin: 0 0 1rem; color: var(--soft); }
h1:focus, pre:focus { outline: none; }
ul.facts {
  display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0 0 1.5rem; padding: 0; list-style: none;
}
ul.facts li {
  padding: 0.2rem 0.7rem; border: 1px solid var(--line); border-radius: 99rem;
  font-size: 0.875rem; color: var(--soft);
}
label { display: block; margin-bottom: 0.35rem; font-size: 0.9rem; font-weight: 600; }
input {
  width: 100%; margin-bottom: 1rem; padding: 0.7rem 0.85rem; font: inherit; color: inherit;
  background: var(--well); border: 1px solid var(--line); border-radius: 0.6rem;
}
button {
  padding: 0.7rem 1.35rem; font: inherit; font-weight: 600; color: var(--on-accent);
  background: var(--accent); border: 1px solid transparent; border-radius: 0.6rem; cursor: pointer;
}
button:hover:enabled { background: var(--accent-hover); }
button:disabled { opacity: 0.6; cursor: progress; }
button.wide { width: 100%; }
:is(button, input, pre, a):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
pre {
  margin: 0 0 1rem; padding: 1rem 1.15rem; max-height: 24rem; overflow: auto;
  font: 0.95rem/1.6 ui-monospace, SFMono-Regular, "Cascadia Code", Menlo, Consolas, monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4;
  background: var(--well); border: 1px solid var(--line); border-radius: 0.6rem;
}
.row { display: flex; align-items: center; justify-content: space-between; gap: 1rem; flex-wrap: wrap; }
.row p { flex: 1 1 14rem; margin: 0; font-size: 0.9rem; }
section > p:last-child, main > dl:last-child, main > p:last-child { margin-bottom: 0; }
#message { margin: 1rem 0 0; color: var(--text); font-size: 0.95rem; }
#message:empty { margin: 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.6rem 1.5rem; margin: 1.25rem 0 1.5rem; }
dt { color: var(--soft); }
dd { margin: 0; font-weight: 550; }
code { font: 0.9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
footer { margin-top: 1.5rem; font-size: 0.85rem; color: var(--soft); text-align: center; }
`;

const icon = (paths: string): string =>
  `<div class="badge"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg></div>`;

export const LOCKED = icon(
  '<rect x="4.5" y="10.5" width="15" height="10" rx="2.5"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/><path d="M12 14.5v2.2"/>',
);
export const OPENED = icon(
  '<rect x="4.5" y="10.5" width="15" height="10" rx="2.5"/><path d="M8 10.5V7a4 4 0 0 1 7.8-1.2"/><path d="M12 14.5v2.2"/>',
);
export const GONE = icon('<circle cx="12" cy="12" r="8"/><path d="M6.4 6.4 17.6 17.6"/>');
export const RECEIPT = icon(
  '<path d="M6 3.5h12v17l-3-1.8-3 1.8-3-1.8-3 1.8z"/><path d="M9.5 8.5h5M9.5 12.5h5"/>',
);

/** The tab's icon, so that no browser asks for one. */
export const FAVICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#d2572b" stroke-width="2.2" stroke-linecap="round"><rect x="4.5" y="10.5" width="15" height="10" rx="2.5"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/></svg>',
)}`;
