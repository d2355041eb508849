import { join } from 'node:path';
import { WorkbenchPage } from '../vscode/page';
import type { Workbench } from '../vscode/workbench';

/** Tells the steps of the demo as they are played, and takes their pictures. */
export class Narrator {
  readonly vscode: WorkbenchPage;
  private step = 0;
  private what = '';

  constructor(
    workbench: Workbench,
    private readonly pictures: string,
  ) {
    this.vscode = new WorkbenchPage(workbench.page);
  }

  /** Begins the next step. */
  tell(what: string): void {
    this.step += 1;
    this.what = what;
    console.log(`\n${this.step}. ${what}`);
  }

  say(what: string): void {
    console.log(`   ${what}`);
  }

  async picture(name: string): Promise<void> {
    await this.vscode.page.screenshot({ path: this.path(name), animations: 'disabled' });
  }

  /** Names the step at which it is, and the picture of it, which it takes if the window lets it. */
  async whereItStopped(): Promise<string> {
    const taken = await this.picture('stopped').then(
      () => `, picture ${this.path('stopped')}`,
      () => '',
    );
    return `step ${this.step} (${this.what}${taken})`;
  }

  /** Where a picture of this step goes. */
  path(name: string): string {
    return join(this.pictures, `${String(this.step).padStart(2, '0')}-${name}.png`);
  }
}
