/** A point of the page in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** The drawn text of an editor, and where a text begins and ends in it. */
export interface Positions {
  text: string;
  from?: Point;
  to?: Point;
}

/**
 * A script for the page that finds `wanted` in the drawn lines of the editor at `selector`. It is
 * text, since this project's code is not typed for a browser.
 */
export function positionsScript(selector: string, wanted: string): string {
  return `(() => {
    const wanted = ${JSON.stringify(wanted)};
    const editor = document.querySelector(${JSON.stringify(selector)});
    const lines = [...(editor?.querySelectorAll('.view-lines > .view-line') ?? [])]
      .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
      .map((line) => ({ line, text: line.textContent.replaceAll('\\u00a0', ' ') }))
      .map((it) => (it.line.querySelector('.mtkcontrol') || it.text !== '\\u200b' ? it : { ...it, text: '' }));
    const text = lines.map((it) => it.text).join('\\n');
    const start = wanted === '' ? -1 : text.indexOf(wanted);
    if (start < 0) return { text };
    const point = (offset) => {
      let rest = offset;
      for (const { line, text } of lines) {
        if (rest > text.length) {
          rest -= text.length + 1;
          continue;
        }
        const box = line.getBoundingClientRect();
        const y = box.top + box.height / 2;
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (rest > node.length) {
            rest -= node.length;
            continue;
          }
          const range = document.createRange();
          range.setStart(node, rest);
          range.setEnd(node, rest);
          return { x: range.getBoundingClientRect().left, y };
        }
        return { x: box.left, y };
      }
    };
    return { text, from: point(start), to: point(start + wanted.length) };
  })()`;
}
