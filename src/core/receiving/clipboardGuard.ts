import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock';
import type { Clipboard, Log } from '../ports';

/** Longer timers fire at once (nodejs/node#4541). Milliseconds, nearly 25 days. */
const MAX_TIMER = 2 ** 31 - 1;

/**
 * Takes a plaintext that we put on the clipboard off it again after a while, if it is still there
 * unchanged. Only a hash of it is kept for the comparison.
 */
export class ClipboardGuard {
  private guarded: { readonly hash: Buffer; readonly stopTimer: () => void } | undefined;
  private due = false;

  constructor(
    private readonly clipboard: Clipboard,
    /** Seconds; 0: never. */
    private readonly clearAfter: () => number,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Puts a plaintext on the clipboard; a later call, or a plaintext of the person's, wins. */
  async copy(plaintext: string): Promise<void> {
    await this.clipboard.writeText(plaintext);
    this.forget();
    const seconds = this.clearAfter();
    if (seconds <= 0) return;
    const milliseconds = Math.min(seconds * 1000, MAX_TIMER);
    const stopTimer = this.clock.startTimer(() => void this.clear(), milliseconds);
    this.guarded = { hash: hash(plaintext), stopTimer };
  }

  /** Clears the clipboard now if it still holds the plaintext; never rejects. */
  async clear(): Promise<void> {
    const { guarded } = this;
    if (!guarded) return;
    this.due = true;
    try {
      const present = await this.clipboard.readText();
      // Copied over meanwhile, by this very class: the newer one has its own time.
      if (this.guarded !== guarded) return;
      if (timingSafeEqual(hash(present), guarded.hash)) await this.clipboard.writeText('');
      if (this.guarded === guarded) this.forget();
    } catch {
      // Some hosts let the clipboard be read only while the window has focus: kept for then.
      this.log.warn('The clipboard could not be read to clear it; trying again at the next focus.');
    }
  }

  /** To be called when the window gets focus: does what a due clearing could not do. */
  async retryIfDue(): Promise<void> {
    if (this.due) await this.clear();
  }

  private forget(): void {
    this.guarded?.stopTimer();
    this.guarded = undefined;
    this.due = false;
  }
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
