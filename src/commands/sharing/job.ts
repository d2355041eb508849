import type { ShareArgs } from '../../core/sharing/args';
import type { Shared } from '../../core/sharing/share';
import type { NotificationAction } from '../../host/notifications';
import type { CopiedFormat } from '../../views/sharing/sharedInWords';

/** A text to be shared, as it was when the person acted. */
export interface CapturedText {
  readonly kind: 'text';
  readonly text: string;
  /** Makes what a person recognises it by; not needed before the request, so called after it. */
  readonly label: () => Promise<string>;
  /** Last part of the name of the file that it is; absent if it is not a whole file. */
  readonly fileName?: string;
}

/** A password that the server is to make. */
export interface ServersPassword {
  readonly kind: 'servers-password';
  readonly label: () => Promise<string>;
}

export type Secret = CapturedText | ServersPassword;

/** A secret that is on the server now. */
export interface Sent extends Shared {
  /** The password that the server made, if it made one and told it. */
  readonly madePassword?: string | undefined;
}

/** Some of the secrets of a job, and what ended it before the last one. */
export interface SentSome {
  /** At least one. */
  readonly sent: readonly Sent[];
  /** What each is recognised by; made while the server works. */
  readonly labels: readonly Promise<string>[];
  readonly failure?: unknown;
}

/** What came of putting links or a password where the person meant them. */
export interface Placed {
  /** false: they are not there. */
  readonly isPlaced: boolean;
  /** What the person has to know of it, a sentence each; makes the message a warning. */
  readonly trouble?: readonly string[];
  /** The message's last sentence. */
  readonly afterword?: string;
  /** Buttons before the usual ones. */
  readonly actions?: readonly NotificationAction[];
}

/** What the message's first sentence is about. */
export interface Done {
  readonly sent: readonly Sent[];
  /** How many secrets were to be shared. */
  readonly asked: number;
  readonly copied: CopiedFormat;
  /** Whether the links are where the person meant them, too; undefined: they were meant nowhere. */
  readonly isPlaced: boolean | undefined;
}

/**
 * One share as a command wants it: what is shared, where the link goes beside the clipboard, and the
 * words. Everything else is the same for all of them (`run.ts`).
 */
export interface ShareJob {
  /** At least one. */
  readonly secrets: readonly Secret[];
  readonly args: ShareArgs;
  /** Ask for every option that Args do not settle. */
  readonly asksOptions?: boolean;
  /** Puts the links, or a password, somewhere. Must not reject: the secrets are shared by now. */
  readonly place?: (sent: readonly Sent[]) => Promise<Placed>;
  /** The message's first sentence, such as "One-time link copied."; absent: that one. */
  readonly words?: (done: Done) => string;
  /** Buttons before the usual ones. */
  readonly actions?: (sent: readonly Sent[]) => readonly NotificationAction[];
  /** The message's last sentence. */
  readonly afterword?: (sent: readonly Sent[]) => string | undefined;
}

/** What a share command resolves to. No key and no plaintext is in it. */
export interface ShareResult {
  /** Opaque; item commands take it as `{id}`. */
  readonly id: string;
  readonly link: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** Seconds, as granted. */
  readonly ttl: number;
  /** Seconds, as asked for. */
  readonly requestedTtl: number;
  readonly anonymous: boolean;
  /** All of them, where one command shares several secrets. */
  readonly items?: readonly ShareResult[];
}
