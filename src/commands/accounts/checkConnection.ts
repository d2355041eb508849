import * as vscode from 'vscode';
import {
  findOut,
  worstOf,
  type CheckedPlace,
  type Finding,
  type KnownFacts,
} from '../../core/accounts/connection';
import { chooseAccountOf } from '../../core/accounts/destination';
import type { Place } from '../../core/accounts/place';
import { BadSettingError, causeOf, isLocalError } from '../../core/errors';
import { MAX_SECRET_BYTES } from '../../core/sharing/limits';
import { networkFor } from '../../host/network';
import type { NotificationAction } from '../../host/notifications';
import { withProgress } from '../../host/progress';
import { findingInWords, lineOf, verdictInWords } from '../../views/accounts/connectionInWords';
import { failureOf } from '../../views/failures';
import { showReport } from '../../views/prompts/report';
import { hostOf } from '../../views/words';
import { chooseServer, keepServer } from './chooseServer';
import { actionFor, tryAgain, type SimpleRemedy } from './remedies';
import type { AccountServices } from './services';

/** What a check found, for whoever calls it; holds no credential. */
export interface ConnectionReport {
  /** Origin; undefined: the settings name none that can be used. */
  readonly server: string | undefined;
  /** Whether the next share can go well. */
  readonly ok: boolean;
  /** A warning is ok: it works. */
  readonly findings: readonly {
    readonly code: Finding['code'];
    readonly ok: boolean;
    readonly message: string;
  }[];
}

/**
 * Tells what works with the server that the next secret goes to, and what to do about what does not.
 * Takes no Args: which server is asked is the person's choice alone.
 * @returns undefined for Esc
 */
export async function checkConnection(
  services: AccountServices,
): Promise<ConnectionReport | undefined> {
  const wrong = badSettings(services);
  const again = async (): Promise<unknown> => checkConnection(services);
  let server;
  try {
    server = await chooseServer(services);
  } catch (error) {
    if (!(error instanceof BadSettingError)) throw error;
    return tell(services, { server: undefined, usernames: [] }, wrong, again);
  }
  if (server === undefined) return undefined;
  const { usernames, missing } = await accountsAt(services, server);
  const found = await find(services, { server, usernames });
  if (!found) return undefined;
  await keepServer(services, server);
  // Nobody's secrets go there when somebody is to sign in first.
  const others = missing ? found.filter(({ code }) => code !== 'sign-in') : found;
  const all = [...wrong, ...others, ...(missing ? [missing] : [])];
  return tell(services, { server, usernames }, all, again);
}

/** The same for the place that something failed at, as a button. */
export function checkAction(services: AccountServices, place: Place): NotificationAction {
  const run = async (): Promise<void> => {
    const { server, username } = place;
    const checked = { server, usernames: username === undefined ? [] : [username] };
    const findings = await find(services, checked);
    if (findings) tell(services, checked, findings, run);
  };
  return { title: vscode.l10n.t('Check Connection'), run };
}

/** Whose secrets go to a server: the account of the settings, else all that are signed in there. */
async function accountsAt(
  { accounts, settings }: AccountServices,
  server: string,
): Promise<{ readonly usernames: readonly string[]; readonly missing?: Finding }> {
  try {
    const choice = await chooseAccountOf(server, settings.account(), accounts);
    switch (choice.kind) {
      case 'settled':
        return { usernames: choice.account ? [choice.account.username] : [] };
      case 'ask':
        return { usernames: choice.accounts.map(({ username }) => username) };
      case 'sign-in': {
        const { username } = choice;
        return {
          usernames: [],
          missing: { code: 'sign-in', level: 'bad', username, error: undefined },
        };
      }
    }
  } catch (error) {
    if (!isLocalError(error)) throw error;
    return {
      usernames: [],
      missing: { code: 'sign-in', level: 'bad', username: undefined, error },
    };
  }
}

/** @returns undefined where it was canceled */
async function find(
  services: AccountServices,
  place: CheckedPlace,
): Promise<readonly Finding[] | undefined> {
  const { server } = place;
  try {
    return await withProgress(
      vscode.l10n.t('Checking the connection to {0}…', hostOf(server)),
      async (signal) => findOut(place, services, factsOf(services, place), signal),
    );
  } catch (error) {
    if (causeOf(error)?.code === 'canceled') return undefined;
    throw error;
  }
}

function factsOf(
  { ceilings, storageLasts }: AccountServices,
  { server, usernames: [username] }: CheckedPlace,
): KnownFacts {
  return {
    network: networkFor(server),
    longestLife: ceilings.of({ server, username }),
    maxBytes: MAX_SECRET_BYTES,
    storageLasts: storageLasts.lasts,
  };
}

/** What the next share would stumble over in the settings, whatever the server says. */
function badSettings({ settings }: AccountServices): readonly Finding[] {
  const read = [
    () => settings.server(),
    () => settings.defaultTtl(),
    () => (settings.copyFormat() === 'message' ? settings.messageTemplate() : undefined),
    () => settings.placeholder(),
  ];
  return read.flatMap((setting) => {
    try {
      setting();
      return [];
    } catch (error) {
      if (!(error instanceof BadSettingError)) throw error;
      return [{ code: 'settings', level: 'bad', error } as const];
    }
  });
}

/** Shows the report, which nobody waits for. @param again checks once more */
function tell(
  services: AccountServices,
  { server, usernames }: CheckedServer,
  findings: readonly Finding[],
  again: () => Promise<unknown>,
): ConnectionReport {
  const codes = findings.map(({ code, level }) => `${code} ${level}`).join(', ');
  services.log.info(`Connection checked: ${codes}`);
  void show(services, { server, usernames }, findings, again).catch((error: unknown) => {
    // Such as a host that shows no modals.
    const name = error instanceof Error ? error.name : 'error';
    services.log.warn(`The report could not be shown: ${name}`);
  });
  return {
    server,
    ok: findings.every(({ level }) => level !== 'bad'),
    findings: findings.map((finding) => ({
      code: finding.code,
      ok: finding.level !== 'bad',
      message: findingInWords(finding, server),
    })),
  };
}

const SEVERITIES = { good: 'info', warning: 'warning', bad: 'error' } as const;

interface CheckedServer {
  readonly server: string | undefined;
  readonly usernames: readonly string[];
}

async function show(
  services: AccountServices,
  { server, usernames }: CheckedServer,
  findings: readonly Finding[],
  again: () => Promise<unknown>,
): Promise<void> {
  const worst = worstOf(findings);
  const title = verdictInWords(server, usernames, findings);
  const lines = findings.map((finding) => lineOf(finding, server));
  const copy: NotificationAction = {
    title: vscode.l10n.t('Copy Report'),
    run: async () => {
      await services.clipboard.writeText([title, ...lines, ''].join('\n'));
      services.notifications.tell({ message: vscode.l10n.t('The report was copied.') });
    },
  };
  const actions = [...(worst ? waysOn(services, server, worst, again) : []), copy];
  const chosen = await showReport(
    SEVERITIES[worst?.level ?? 'good'],
    title,
    lines,
    actions.map((action) => ({ title: action.title, value: action })),
  );
  await chosen?.run();
}

/** What can be done about a finding. */
function waysOn(
  services: AccountServices,
  server: string | undefined,
  worst: Finding,
  again: () => Promise<unknown>,
): NotificationAction[] {
  const goingOn = { resume: again };
  if (!('error' in worst)) return [];
  if (worst.error === undefined) {
    // Nobody is signed in by the name in the settings.
    const { username } = worst;
    return server === undefined
      ? []
      : [actionFor(services, { signInAgain: { server, username } }, goingOn)];
  }
  const { remedies, isTransient } = failureOf(worst.error);
  return [
    ...(isTransient ? [tryAgain(again)] : []),
    ...remedies.filter(isSimple).map((remedy) => actionFor(services, remedy, goingOn)),
  ];
}

function isSimple(
  remedy: ReturnType<typeof failureOf>['remedies'][number],
): remedy is SimpleRemedy {
  return !(typeof remedy === 'object' && 'checkConnection' in remedy);
}
