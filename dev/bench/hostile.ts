/**
 * How long texts that others may write hold the extension: milliseconds, and as a ratio to looking
 * once at each of the text's characters on the same machine. `npm run bench`.
 */
import { hostileTexts, type HostileText } from './texts/hostile';

const RUNS = 5;
const SHOWN = 40;
/** Milliseconds; nothing may take longer. */
const MOST = 50;

interface Row {
  readonly name: string;
  readonly length: number;
  readonly time: number;
  readonly ratio: number;
}

function measure({ name, make, read }: HostileText): Row {
  const text = make();
  const time = quickest(() => read(text));
  return { name, length: text.length, time, ratio: time / quickest(() => look(text)) };
}

/**
 * Milliseconds of the processor of the quickest of several runs: what else the machine does only
 * adds to them.
 */
function quickest(task: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const began = process.cpuUsage();
    task();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function look(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
  return sum;
}

const rows = hostileTexts().map(measure);
rows.sort((a, b) => b.time - a.time);
console.log(`\nThe ${SHOWN} slowest of ${rows.length} hostile texts`);
for (const { name, length, time, ratio } of rows.slice(0, SHOWN)) {
  const size = `${length}`.padStart(9);
  const took = `${time.toFixed(1).padStart(6)} ms  ${ratio.toFixed(1).padStart(6)} × a look`;
  console.log(`${name.padEnd(56)}${size} characters ${took}${time > MOST ? '  TOO SLOW' : ''}`);
}
