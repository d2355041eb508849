import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as ids from '../../src/ids';
import { readManifest, readManifestTexts, readText, root, sourceFiles } from '../support/project';

const manifest = readManifest();
const texts = readManifestTexts();
const { contributes } = manifest;
/** Commands that texts of the view lead to, and nobody else is offered. */
const rowCommands: readonly string[] = Object.values(ids.RowCommands);
const commands = contributes.commands.map(({ command }) => command);
const views = Object.values(contributes.views).flat();
const viewIds = views.map(({ id }) => id);
/** What VS Code has of itself: the way to each view, and its settings. */
const foreignCommands = [...viewIds.map((id) => `${id}.focus`), 'workbench.action.openSettings'];
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
const { properties } = contributes.configuration;
const menuItems = Object.entries(contributes.menus).flatMap(([menu, items]) =>
  items.map((item) => ({ menu, ...item })),
);

/** What the settings are when nothing is set: the design's table. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  'onetimeSecret.region': '',
  'onetimeSecret.serverUrl': '',
  'onetimeSecret.account': '',
  'onetimeSecret.defaultTtl': '1d',
  'onetimeSecret.passphrase': 'never',
  'onetimeSecret.shareDomain': '',
  'onetimeSecret.copyFormat': 'link',
  'onetimeSecret.placeholder': '<one-time secret: {link}>',
  'onetimeSecret.watch': true,
  'onetimeSecret.clearClipboardAfter': 60,
  'onetimeSecret.historyDays': 30,
};

function assertSame(actual: Iterable<string>, expected: Iterable<string>): void {
  assert.deepEqual([...actual].sort(), [...expected].sort());
}

describe('package.json', () => {
  it('contributes exactly the ids that the code uses', () => {
    assertSame(commands, Object.values(ids.Commands));
    assertSame(viewIds, Object.values(ids.Views));
    const containers = contributes.viewsContainers.activitybar.map(({ id }) => id);
    assertSame(containers, Object.values(ids.ViewContainers));
    assertSame(Object.keys(contributes.views), containers);
    assertSame(Object.keys(properties), Object.values(ids.SettingNames).map(ids.settingId));
    assert.deepEqual(
      contributes.authentication.map(({ id }) => id),
      [ids.AUTHENTICATION_PROVIDER],
    );
    for (const [name, id] of Object.entries(ids.Commands))
      assert.equal(id, `onetimeSecret.${name}`);
    for (const [key, name] of Object.entries(ids.SettingNames)) assert.equal(key, name);
  });

  it('names no text that is missing, and no text is left over', () => {
    const named = [...readText('package.json').matchAll(/"%([^%"]+)%"/g)].map(
      ([, key]) => key ?? '',
    );
    assertSame(new Set(named), Object.keys(texts));
    for (const [key, text] of Object.entries(texts)) assert.equal(text, text.trim(), key);
  });

  it('works in any folder, trusted or not, on a disk or not, and says why', () => {
    const described = (name: string): unknown => ({
      supported: true,
      description: `%trust.${name}%`,
    });
    assert.deepEqual(manifest.capabilities, {
      untrustedWorkspaces: described('untrustedWorkspaces'),
      virtualWorkspaces: described('virtualWorkspaces'),
    });
  });

  it('has every command by a text of its own, in the category, with an icon', () => {
    for (const { command, title, category, icon } of contributes.commands) {
      assert.equal(title, `%${command.replace('onetimeSecret.', 'command.')}%`);
      assert.equal(category, 'Onetime Secret');
      if (icon !== undefined) assert.match(icon, /^\$\([a-z]+(?:-[a-z]+)*\)$/, command);
    }
    const titles = contributes.commands.map(({ title }) => texts[title.slice(1, -1)]);
    assert.equal(new Set(titles).size, titles.length);
    assert.equal(texts['command.shareSelection'], 'Share Selection as One-Time Secret');
  });

  it('offers only commands that there are', () => {
    for (const { command, menu } of menuItems)
      assert.ok(commands.includes(command), `${menu}: ${command}`);
    for (const { command, args } of contributes.keybindings) {
      const own = args ? args.commands.flatMap((one) => (typeof one === 'string' ? [] : one)) : [];
      const run = args ? own.map((one) => one.command) : [command];
      assert.equal(args !== undefined, command === 'runCommands', command);
      assert.ok(run.length > 0 && run.every((one) => commands.includes(one)), run.join());
    }
    for (const [key, text] of Object.entries(texts)) {
      for (const [, command = ''] of text.matchAll(/\(command:([^)?]+)/g)) {
        const known = [...commands, ...rowCommands, ...foreignCommands];
        assert.ok(known.includes(command), `${key}: ${command}`);
      }
      for (const [, setting = ''] of text.matchAll(/`#([^#`]+)#`/g)) {
        assert.ok(Object.hasOwn(properties, setting), `${key}: ${setting}`);
      }
    }
  });

  it('asks only for context keys and views that there are', () => {
    const known = new Set<string>(Object.values(ids.ContextKeys));
    const used = new Set<string>();
    const items = [...menuItems, ...contributes.keybindings, ...contributes.viewsWelcome];
    for (const { when = '' } of items) {
      for (const [, view = ''] of when.matchAll(/\b(?:view|focusedView) == (\S+)/g)) {
        assert.ok(viewIds.includes(view), when);
      }
      const others = when.replaceAll(/\b(?:view|focusedView|resourceScheme) [!=]= \S+/g, '');
      for (const [key] of others.matchAll(/onetimeSecret\.[\w.]+/g)) used.add(key);
    }
    assertSame(used, known);
    for (const { view } of contributes.viewsWelcome) assert.ok(viewIds.includes(view), view);
  });

  it('has a text for every state of an empty list', () => {
    const states = contributes.viewsWelcome.map(
      ({ when = '' }) => /^onetimeSecret\.listState == (\w+)/.exec(when)?.[1] ?? when,
    );
    const beforeActivation = '!onetimeSecret.listState';
    assertSame(new Set(states), [...ids.ListStates, beforeActivation]);
  });

  it('ticks off steps of the walkthrough for what there is', () => {
    const known = [
      ...commands.map((command) => `onCommand:${command}`),
      ...viewIds.map((view) => `onView:${view}`),
      ...Object.keys(properties).map((setting) => `onSettingChanged:${setting}`),
      ...Object.values(ids.ContextKeys).map((key) => `onContext:${key}`),
    ];
    for (const { id, completionEvents } of steps) {
      assert.ok(completionEvents.length > 0, id);
      for (const event of completionEvents) assert.ok(known.includes(event), `${id}: ${event}`);
    }
  });

  it('keeps entries of the tree to the tree', () => {
    for (const { menu, command, when = '' } of menuItems) {
      if (!menu.startsWith('view/')) continue;
      assert.match(when, /^view == onetimeSecret\.recent(?: && |$)/, `${menu}: ${command}`);
      assert.equal(/\bviewItem\b/.test(when), menu === 'view/item/context', `${menu}: ${command}`);
    }
    for (const { command, when = '' } of contributes.keybindings) {
      if (command === ids.Commands.switchAccount) continue; // From anywhere.
      assert.match(when, /\bfocusedView == onetimeSecret\.recent\b/, command);
      assert.match(when, /!inputFocus/, command);
    }
  });

  it('finds the row with the focus for a key: its selection is toggled there and back first', () => {
    const found = contributes.keybindings.flatMap(({ key, when = '', args }) =>
      args ? [{ key, when, first: args.commands.slice(0, 2), last: args.commands.slice(2) }] : [],
    );
    assertSame(
      found.map(({ key }) => key),
      ['ctrl+c', 'delete'],
    );
    for (const { when, first, last } of found) {
      assert.match(when, /\blistHasSelectionOrFocus\b/);
      assert.deepEqual(first, ['list.toggleSelection', 'list.toggleSelection']);
      assert.deepEqual(
        last.map((one) => (typeof one === 'string' ? one : one.args)),
        [{ focused: true }],
      );
    }
  });

  it('has the same keys without a row, so that menus show them', () => {
    const inView = contributes.keybindings.filter(({ when = '' }) => when.includes('focusedView'));
    const plain = inView.filter(({ args }) => !args);
    assert.deepEqual(
      plain.map(({ command, key }) => [command, key]),
      [
        ['onetimeSecret.burnSecret', 'delete'],
        ['onetimeSecret.copyLink', 'ctrl+c'],
      ],
    );
    const last = inView.slice(plain.length);
    assert.ok(
      last.every(({ args }) => args),
      'the later of two bindings counts',
    );
  });

  it('offers what acts on an entry by keyboard, too: no inline button is the only way', () => {
    const items = contributes.menus['view/item/context'] ?? [];
    const inline = items.filter(({ group }) => group?.startsWith('inline'));
    const listed = items.filter(({ group }) => !group?.startsWith('inline'));
    assert.ok(inline.length > 0);
    for (const { command, when } of inline) {
      assert.ok(
        listed.some((item) => item.command === command && item.when === when),
        command,
      );
      const { icon } = contributes.commands.find((one) => one.command === command) ?? {};
      assert.ok(icon, `${command}: a button without a picture`);
    }
  });

  it('tells entries apart by words that the tree gives them', () => {
    const outcomes = ['unopened', 'opened', 'burned', 'expired', 'unknown'];
    for (const { command, when = '' } of contributes.menus['view/item/context'] ?? []) {
      const [, pattern = ''] = /viewItem =~ \/(.+)\//.exec(when) ?? [];
      const fits = outcomes.filter((outcome) => new RegExp(pattern).test(`secret.${outcome}`));
      assert.ok(pattern !== '' && fits.length > 0, `${command}: ${when}`);
    }
  });

  it('lets no workspace set anything, and has the defaults of the design', () => {
    for (const [id, { scope, default: value, order }] of Object.entries(properties)) {
      assert.equal(scope, 'application', id);
      if (id === 'onetimeSecret.messageTemplate') assert.match(String(value), /\{link\}/);
      else assert.deepEqual(value, DEFAULTS[id] ?? `${id} is in the table of this test`, id);
      assert.ok(order > 0, id);
    }
    const orders = Object.values(properties).map(({ order }) => order);
    assert.equal(new Set(orders).size, orders.length);
  });

  it('takes the values that the design names', () => {
    const { enum: regions, markdownEnumDescriptions } = properties['onetimeSecret.region'] ?? {};
    assert.deepEqual(regions, ['', 'us', 'eu', 'ca', 'nz', 'uk', 'global', 'custom']);
    assert.equal(markdownEnumDescriptions?.length, regions.length);
    assert.equal(properties['onetimeSecret.defaultTtl']?.pattern, '^[1-9][0-9]{0,6}[smhdw]$');
  });

  it('starts after VS Code has, and nothing else starts it', () => {
    assert.deepEqual(manifest.activationEvents, ['onStartupFinished']);
    assert.deepEqual(manifest.extensionKind, ['ui', 'workspace']);
    assert.equal(manifest.engines.vscode, '^1.104.0');
    assert.equal(manifest.devDependencies['@types/vscode'], '1.104.0');
    assert.ok(!Object.hasOwn(manifest, 'browser'), 'the API cannot be called from a web page');
    assert.ok(!Object.hasOwn(manifest, 'dependencies'), 'everything is bundled');
  });

  it('names files that there are, and packages them', () => {
    const icons = [...contributes.viewsContainers.activitybar, ...views].map(({ icon }) => icon);
    const allowed = readText('.vscodeignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    assert.equal(allowed[0], '**', 'an allow-list');
    for (const line of allowed.slice(1)) assert.match(line, /^![\w.-]+(?:\/[\w.-]+)*$/);
    const pictures = steps.map(({ media }) => media.svg);
    const pages = ['README.md', 'CHANGELOG.md', 'LICENSE'];
    for (const file of [manifest.icon, ...icons, ...pictures, ...pages]) {
      assert.ok(existsSync(join(root, file)), file);
      assert.ok(allowed.includes(`!${file}`), `${file} is packaged`);
    }
    for (const built of [manifest.main, `${manifest.l10n}/bundle.l10n.json`]) {
      assert.ok(allowed.includes(`!${built.replace('./', '')}`), `${built} is packaged`);
    }
  });

  it('is where the ids are, not spread over the code', () => {
    for (const file of sourceFiles().filter((name) => !name.endsWith('ids.ts'))) {
      const [spread] = /['"`]onetimeSecret\.\w+/.exec(readText(file)) ?? [];
      assert.equal(spread, undefined, file);
    }
  });
});
