import type { RecentSecret } from '../../core/secrets/list';
import { GROUPS, type Group } from '../../core/secrets/state';

/** A row of the list: a group, a secret, or the way to more of a group. Rows are the same objects
 * for as long as they are shown. */
export class GroupNode {
  /** How many secrets are in it, shown or not. */
  count = 0;
  constructor(readonly group: Group) {}
}
export class SecretNode {
  constructor(public secret: RecentSecret) {}
}
export class MoreNode {
  /** How many secrets of the group are not shown yet. */
  hidden = 0;
  constructor(readonly group: Group) {}
}
export type RecentNode = GroupNode | SecretNode | MoreNode;

/** How many secrets of a group are shown at first, and how many more each time. */
export const PAGE = 200;

/** What the places of the secrets are told apart by: servers, and user names (undefined: anonymous). */
export interface Places {
  readonly servers: ReadonlySet<string>;
  readonly usernames: ReadonlySet<string | undefined>;
}

interface Section {
  readonly node: GroupNode;
  readonly more: MoreNode;
  limit: number;
  secrets: readonly RecentSecret[];
}

/** The list as rows, and which of them an update changes. */
export class RecentRows {
  private readonly sections: readonly Section[] = GROUPS.map((group) => ({
    node: new GroupNode(group),
    more: new MoreNode(group),
    limit: PAGE,
    secrets: [],
  }));
  private nodes = new Map<string, SecretNode>();

  /** The places of all secrets. */
  places: Places = placesOf([]);

  get isEmpty(): boolean {
    return this.sections.every(({ secrets }) => secrets.length === 0);
  }

  count(group: Group): number {
    return this.section(group).secrets.length;
  }

  /**
   * Takes in a new list.
   * @param secrets newest first
   * @returns the rows that look different now; `all` if rows came, went or moved between groups
   */
  update(secrets: readonly RecentSecret[]): 'all' | readonly RecentNode[] {
    const before = { places: this.places, nodes: this.nodes };
    this.places = placesOf(secrets);
    this.nodes = new Map();
    let all = !isSamePlaces(before.places, this.places);
    const changed: RecentNode[] = [];
    for (const section of this.sections) {
      const old = section.secrets;
      section.secrets = secrets.filter(({ group }) => group === section.node.group);
      section.node.count = section.secrets.length;
      section.more.hidden = Math.max(section.secrets.length - section.limit, 0);
      const moved = section.secrets.some(({ id, group }) => {
        const known = before.nodes.get(id);
        return known && known.secret.group !== group;
      });
      all ||= moved || (old.length === 0) !== (section.secrets.length === 0);
      const sameRows = isSame(idsOf(old), idsOf(section.secrets));
      if (!sameRows) changed.push(section.node);
      for (const [position, secret] of section.secrets.entries()) {
        const node = before.nodes.get(secret.id) ?? new SecretNode(secret);
        const isShown = sameRows && position < section.limit;
        if (isShown && looksDifferent(node.secret, secret)) changed.push(node);
        node.secret = secret;
        this.nodes.set(secret.id, node);
      }
    }
    return all ? 'all' : changed;
  }

  /** The rows below one, or the outermost ones. */
  children(parent?: RecentNode): RecentNode[] {
    if (!parent) {
      return this.sections.filter(({ secrets }) => secrets.length > 0).map(({ node }) => node);
    }
    if (!(parent instanceof GroupNode)) return [];
    const section = this.section(parent.group);
    const rows: RecentNode[] = this.shown(section);
    return section.more.hidden > 0 ? [...rows, section.more] : rows;
  }

  parent(node: RecentNode): GroupNode | undefined {
    if (node instanceof GroupNode) return undefined;
    const group = node instanceof SecretNode ? node.secret.group : node.group;
    return this.section(group).node;
  }

  /** The rows of secrets that are shown. */
  visible(): SecretNode[] {
    return this.sections.flatMap((section) => this.shown(section));
  }

  /** The row of a secret; more of its group is shown if need be. */
  find(id: string): SecretNode | undefined {
    const node = this.nodes.get(id);
    if (!node) return undefined;
    const section = this.section(node.secret.group);
    const position = section.secrets.findIndex((secret) => secret.id === id);
    while (position >= section.limit) this.showMore(node.secret.group);
    return node;
  }

  /** Shows the next secrets of a group. @returns the first of them */
  showMore(group: Group): SecretNode | undefined {
    const section = this.section(group);
    const before = section.limit;
    section.limit += PAGE;
    section.more.hidden = Math.max(section.secrets.length - section.limit, 0);
    return this.shown(section)[before];
  }

  private shown({ secrets, limit }: Section): SecretNode[] {
    return secrets.slice(0, limit).flatMap(({ id }) => this.nodes.get(id) ?? []);
  }

  private section(group: Group): Section {
    const section = this.sections.find(({ node }) => node.group === group);
    if (!section) throw new RangeError(group);
    return section;
  }
}

function placesOf(secrets: readonly RecentSecret[]): Places {
  return {
    servers: new Set(secrets.map(({ server }) => server)),
    usernames: new Set(secrets.map(({ username }) => username)),
  };
}

function isSamePlaces(some: Places, others: Places): boolean {
  const sorted = ({ servers, usernames }: Places): string =>
    JSON.stringify([[...servers].sort(), [...usernames].map((one) => one ?? '').sort()]);
  return sorted(some) === sorted(others);
}

function idsOf(secrets: readonly RecentSecret[]): string[] {
  return secrets.map(({ id }) => id);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, position) => one === others[position]);
}

/** When it was last asked about is worth no new row: the tooltip is made when it is looked at. */
function looksDifferent(before: RecentSecret, now: RecentSecret): boolean {
  const fields = ['label', 'outcome', 'state', 'ended', 'expires', 'passphrase'] as const;
  return fields.some((field) => before[field] !== now[field]);
}
