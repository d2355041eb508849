import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project's folder. */
export const root = join(__dirname, '../..');

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Paths of all TypeScript files below `src`. */
export function sourceFiles(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', name));
}

export interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

export interface SettingProperty {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly order: number;
}

/** The parts of package.json that the tests read. */
export interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly l10n: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly extensionKind: readonly string[];
  readonly activationEvents: readonly string[];
  readonly capabilities: Readonly<
    Record<string, { readonly supported: boolean | 'limited'; readonly description: string }>
  >;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly authentication: readonly { readonly id: string }[];
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
      readonly icon?: string;
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, SettingProperty>> };
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
    };
    readonly views: Readonly<
      Record<string, readonly { readonly id: string; readonly icon: string }[]>
    >;
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly contents: string;
      readonly when?: string;
    }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly id: string;
        readonly media: { readonly svg: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly keybindings: readonly (MenuItem & {
      readonly key: string;
      /** Of `runCommands`. */
      readonly args?: {
        readonly commands: readonly (
          string | { readonly command: string; readonly args: unknown }
        )[];
      };
    })[];
  };
}

export function readManifest(): Manifest {
  return JSON.parse(readText('package.json')) as Manifest;
}

/** The texts that package.json names as `%KEY%`. */
export function readManifestTexts(): Readonly<Record<string, string>> {
  return JSON.parse(readText('package.nls.json')) as Readonly<Record<string, string>>;
}
