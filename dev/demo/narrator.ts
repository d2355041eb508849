import { join } from 'node:path';
import { WorkbenchPage } from '../vscode/page';
import type { Workbench } from '../vscode/workbench';

/** Tells the steps of the demo as they are played, and takes their pictures. */
export class Narrator {
  readonly vscode: WorkbenchPage;
  private step = 0;

  constructor(
    workbench: Workbench,
    private readonly pictures: string,
  ) {
    this.vscode = new WorkbenchPage(workbench.page);
  }

  /** Begins the next step. */
  tell(what: string): void {
    this.step += 1;
    console.log(`\n${this.step}. ${what}`);
  }

  say(what: string): void {
    console.log(`   ${what}`);
  }

  async picture(name: string): Promise<void> {
    await this.vscode.page.screenshot({ path: this.path(name), animations: 'disabled' });
  }

  /** Where a picture of this step goes. */
  path(name: string): string {
    return join(this.pictures, `${String(this.step).padStart(2, '0')}-${name}.png`);
  }
}
