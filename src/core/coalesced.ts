/**
 * Makes a task that never runs twice at once: calls that come meanwhile lead to one more run, and
 * wait for it.
 */
export function coalesced(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async (): Promise<void> => {
    try {
      while (again) {
        again = false;
        await task();
      }
    } finally {
      running = undefined;
    }
  };
  return async () => {
    again = true;
    running ??= run();
    return running;
  };
}
