/**
 * What nobody waits for and what must not be lost all the same when the window closes right then:
 * whoever ends the extension waits for it.
 */
export class PendingWork {
  private readonly running = new Set<Promise<unknown>>();

  /** @param task must not reject */
  add(task: Promise<unknown>): void {
    const mine = task.finally(() => this.running.delete(mine));
    this.running.add(mine);
  }

  /** When everything is done that was added before. */
  async done(): Promise<void> {
    await Promise.allSettled(this.running);
  }
}
