import type { SecretStore } from '../../../../src/core/ports';

type Listener = (key: string) => void;

/**
 * SecretStorage as desktop VS Code has it: every window reads a copy of its own, writes reach the
 * other windows later, in order, and only then do they hear of the change.
 */
export class DesktopSecrets {
  /** What is on disk. */
  readonly values = new Map<string, string>();
  private readonly windows: WindowSecrets[] = [];

  /** @param pause awaited wherever a real one takes its time, so that a test decides for how long */
  constructor(readonly pause: () => Promise<void>) {}

  openWindow(): WindowSecrets {
    const window = new WindowSecrets(this, new Map(this.values));
    this.windows.push(window);
    return window;
  }

  write(from: WindowSecrets, key: string, value: string | undefined): void {
    put(this.values, key, value);
    for (const window of this.windows) window.deliver(key, value, window === from);
  }

  /** All changes have arrived everywhere. */
  async delivered(): Promise<void> {
    await Promise.all(this.windows.map(async (window) => window.delivered()));
  }
}

export class WindowSecrets implements SecretStore {
  private readonly listeners: Listener[] = [];
  private delivering: Promise<void> = Promise.resolve();

  constructor(
    private readonly desktop: DesktopSecrets,
    private readonly copy: Map<string, string>,
  ) {}

  onDidChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  async get(key: string): Promise<string | undefined> {
    await this.desktop.pause();
    return this.copy.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    await this.change(key, value);
  }

  async delete(key: string): Promise<void> {
    await this.change(key, undefined);
  }

  deliver(key: string, value: string | undefined, own: boolean): void {
    this.delivering = this.delivering.then(async () => {
      await this.desktop.pause();
      if (!own) put(this.copy, key, value);
      for (const listener of this.listeners) listener(key);
    });
  }

  async delivered(): Promise<void> {
    await this.delivering;
  }

  private async change(key: string, value: string | undefined): Promise<void> {
    await this.desktop.pause();
    // As VS Code: deleting what this window knows nothing of is no change, whatever others stored.
    if (value === undefined && !this.copy.has(key)) return;
    put(this.copy, key, value);
    this.desktop.write(this, key, value);
    await this.desktop.pause();
  }
}

function put(values: Map<string, string>, key: string, value: string | undefined): void {
  if (value === undefined) values.delete(key);
  else values.set(key, value);
}
