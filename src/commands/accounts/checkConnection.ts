import * as vscode from 'vscode';
import { badSettings, checkedPlaceOf } from '../../core/accounts/checkedPlace';
import {
  checkServer,
  worstOf,
  type CheckedPlace,
  type Finding,
  type KnownFacts,
} from '../../core/accounts/connection';
import { ANONYMOUS } from '../../core/accounts/destination';
import { findNextPlace, type DestinationSettings } from '../../core/accounts/nextPlace';
import type { Place } from '../../core/accounts/place';
import { causeOf } from '../../core/errors';
import { cleanText } from '../../core/foreignText';
import { MAX_SECRET_BYTES } from '../../core/sharing/limits';
import { networkFor } from '../../host/network';
import type { NotificationAction } from '../../host/notifications';
import { withProgress } from '../../host/progress';
import { findingInWords, lineOf, verdictInWords } from '../../views/accounts/connectionInWords';
import { failureOf } from '../../views/failures';
import { showReport } from '../../views/prompts/report';
import { hostOf } from '../../views/words';
import { askForServer, keepServer } from './chooseServer';
import { actionFor, tryAgain, type GoingOn } from './remedies';
import type { AccountServices } from './services';
import { signInAt } from './signIn';

/** What a check found, for whoever calls it; holds no credential. */
export interface ConnectionReport {
  /** Base address; undefined: the settings name none that can be used. */
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

/** A check that is done, and how to go on from it. */
interface Checked {
  /** Undefined: the settings name no server that can be used. */
  readonly place: CheckedPlace | undefined;
  readonly findings: readonly Finding[];
  /** Checks the same once more. */
  readonly again: () => Promise<unknown>;
  /** What failed before it, to go on with. */
  readonly goingOn?: GoingOn | undefined;
}

/**
 * Tells what works with the server that the next secret goes to, and what to do about what does not.
 * Takes no Args: which server is asked is the person's choice alone.
 * @returns undefined for Esc
 */
export async function checkConnection(
  services: AccountServices,
): Promise<ConnectionReport | undefined> {
  const { accounts, refusedTokens, settings } = services;
  const wrong = badSettings(settings);
  let asked: string | undefined;
  let next = await findNextPlace(settings, accounts, refusedTokens);
  if (next.kind === 'unchosen') {
    asked = await askForServer(services, 'first');
    if (asked === undefined) return undefined;
    next = await findNextPlace(at(asked, settings.account()), accounts, refusedTokens);
  }
  const place = await checkedPlaceOf(next, accounts);
  const found = place ? await find(services, place) : [];
  if (!found) return undefined;
  if (asked !== undefined) await keepServer(services, asked);
  const again = async (): Promise<unknown> => checkConnection(services);
  return tell(services, { place, findings: [...wrong, ...found], again });
}

/**
 * The same for the place that something failed at, as a button.
 * @param goingOn offered once what was in the way is out of it
 */
export function checkAction(
  services: AccountServices,
  failedAt: Place,
  goingOn?: GoingOn,
): NotificationAction {
  const run = async (): Promise<void> => {
    const { accounts, refusedTokens } = services;
    const { server, username = ANONYMOUS } = failedAt;
    const next = await findNextPlace(at(server, username), accounts, refusedTokens);
    const place = await checkedPlaceOf(next, accounts);
    const findings = place && (await find(services, place));
    if (findings) tell(services, { place, findings, again: run, goingOn });
  };
  return { title: vscode.l10n.t('Check Connection'), run };
}

function at(server: string, account: string): DestinationSettings {
  return { server: () => server, account: () => account };
}

/** @returns undefined where it was canceled */
async function find(
  services: AccountServices,
  place: CheckedPlace,
): Promise<readonly Finding[] | undefined> {
  const { clientFor, clock } = services;
  try {
    return await withProgress(
      vscode.l10n.t('Checking the connection to {0}…', hostOf(place.server)),
      async (signal) => checkServer(place, { clientFor, clock, signal }, factsOf(services, place)),
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

/** Shows the report, which nobody waits for. */
function tell(services: AccountServices, checked: Checked): ConnectionReport {
  const { place, findings } = checked;
  const codes = findings.map(({ code, level }) => `${code} ${level}`).join(', ');
  services.log.info(`Connection checked: ${codes}`);
  void show(services, checked);
  return {
    server: place?.server,
    ok: findings.every(({ level }) => level !== 'bad'),
    findings: findings.map((finding) => ({
      code: finding.code,
      ok: finding.level !== 'bad',
      message: cleanText(findingInWords(finding), LONGEST_LINE),
    })),
  };
}

/** Characters of a line: texts of others in it forge no other lines. */
const LONGEST_LINE = 1000;

const SEVERITIES = { good: 'info', warning: 'warning', bad: 'error' } as const;

/** Never rejects. */
async function show(services: AccountServices, checked: Checked): Promise<void> {
  const { place, findings, goingOn } = checked;
  const worst = worstOf(findings);
  const title = verdictInWords(place, findings);
  const lines = findings.map((finding) => cleanText(lineOf(finding), LONGEST_LINE));
  const copy: NotificationAction = {
    title: vscode.l10n.t('Copy Report'),
    run: async () => {
      await services.clipboard.writeText([title, ...lines, ''].join('\n'));
      services.notifications.tell({
        message: vscode.l10n.t('The report was copied.'),
        // The report is gone, and with it the button.
        actions: goingOn ? [tryAgain(goingOn.resume)] : [],
      });
    },
  };
  const actions = [...waysOn(services, checked, worst), copy];
  const answers = actions.map((action) => ({ title: action.title, value: action }));
  let chosen: NotificationAction | undefined;
  try {
    chosen = await showReport(SEVERITIES[worst?.level ?? 'good'], title, lines, answers);
  } catch (error) {
    // Such as a host that shows no modals.
    const name = error instanceof Error ? error.name : 'error';
    services.log.warn(`The report could not be shown: ${name}`);
  }
  if (chosen) await services.notifications.run(chosen);
}

/** What can be done about the worst finding, and how to go on with what failed. */
function waysOn(
  services: AccountServices,
  { again, goingOn }: Checked,
  worst: Finding | undefined,
): NotificationAction[] {
  const resume = goingOn ? [tryAgain(goingOn.resume)] : [];
  if (worst?.level !== 'bad') return resume;
  // The next secret may go elsewhere by then.
  const anew = goingOn ?? { resume: async () => checkConnection(services) };
  if (worst.code === 'signed-out') return [signInAction(services, worst.place, anew), ...resume];
  const { remedies, isTransient } = failureOf(worst.error);
  const others = remedies.flatMap((remedy) => {
    if (typeof remedy !== 'object') return [actionFor(services, remedy, checkAction, anew)];
    // This was it.
    if ('checkConnection' in remedy) return [];
    const next = 'signInAgain' in remedy ? (goingOn ?? { resume: again }) : anew;
    return [actionFor(services, remedy, checkAction, next)];
  });
  // The first button is the one that stands out.
  return isTransient ? [tryAgain(goingOn?.resume ?? again), ...others] : [...others, ...resume];
}

/** Signs in the account that new secrets go with. */
function signInAction(
  services: AccountServices,
  { server, username }: Place,
  { resume }: GoingOn,
): NotificationAction {
  return {
    title: vscode.l10n.t('Sign In…'),
    run: async () => {
      if (await signInAt(services, server, username, 'wanted')) await resume();
    },
  };
}
