import type { Dialect } from '../dialects';
import { API } from '../reply';
import type { Reply } from '../reply';
import type { SecretStore } from '../store';
import { html } from './layout';
import { receiptPage } from './receiptPage';
import { secretGonePage, secretPage } from './secretPage';
import { GONE, LOCKED } from './style';

/** The pages for people. Looking at any of them changes nothing. */
export class Pages {
  constructor(
    private readonly store: SecretStore,
    private readonly dialect: Dialect,
  ) {}

  answer(method: string, path: string): Reply {
    if (method !== 'GET' && method !== 'HEAD') {
      return notFound();
    }
    if (path === '/') {
      return landing(this.dialect);
    }
    const [, kind, key = ''] = /^\/(secret|receipt|private)\/([\w-]+)\/?$/.exec(path) ?? [];
    if (kind === 'secret') {
      return this.secret(key);
    }
    return kind === this.dialect.receiptPath ? this.receipt(key) : notFound();
  }

  private secret(key: string): Reply {
    const record = this.store.findUnread(key);
    return record ? secretPage(record, this.store.secretTtl(record)) : secretGonePage();
  }

  private receipt(key: string): Reply {
    const record = this.store.find(key);
    if (!record) {
      return notFound();
    }
    const lapsed =
      (record.state === 'new' || record.state === 'viewed') && !this.store.unread(record);
    return receiptPage({
      record,
      state: lapsed ? 'expired' : record.state,
      secondsLeft: this.store.secretTtl(record),
    });
  }
}

/** For a request whose Host header names another machine: some page's name resolves to here. */
export function misdirected(): Reply {
  return html({
    title: 'Not this server',
    main: `${GONE}<h1>Not this server</h1><p>This server answers on loopback names only.</p>`,
    status: 421,
  });
}

export function notFound(): Reply {
  return html({
    title: 'No such page',
    main: `${GONE}<h1>No such page</h1><p>Nothing is here, or nothing is here any more.</p>`,
    status: 404,
  });
}

function landing({ name, receiptPath }: Dialect): Reply {
  return html({
    title: 'Local Onetime Secret server',
    main: `
${LOCKED}
<h1>Local Onetime Secret server</h1>
<p>A stand-in for development and tests. It keeps secrets in memory, answers on this machine only,
and forgets everything when it stops.</p>
<dl>
  <dt>Behaves like</dt><dd>${name}</dd>
  <dt>API</dt><dd><code>${API}</code></dd>
  <dt>Links</dt><dd><code>/secret/KEY</code></dd>
  <dt>Receipts</dt><dd><code>/${receiptPath}/KEY</code></dd>
</dl>`,
  });
}
