/**
 * Makes a task that never runs twice at once: calls that come meanwhile lead to one more run, and
 * wait for it.
 */
export function coalesced(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async (): Promise<void> => {
    let failed: { readonly error: unknown } | undefined;
    while (again) {
      again = false;
      failed = undefined;
      try {
        await task();
      } catch (error) {
        // Whoever came meanwhile is still to get a run.
        failed = { error };
      }
    }
    running = undefined;
    if (failed) throw failed.error;
  };
  return async () => {
    again = true;
    running ??= run();
    return running;
  };
}
