import { regions } from '../../api';
import type { Account } from './accounts';
import type { NextPlace } from './nextPlace';
import { placeKey, type Place } from './place';
import type { RefusedTokens } from './refusedTokens';

/** A place that new secrets can be sent to. */
export interface PlaceOffer {
  readonly place: Place;
  /** Where they go now. */
  readonly isCurrent: boolean;
  /** What has to happen first: its token was refused, or it is not signed in. */
  readonly needs: 'new-token' | 'sign-in' | undefined;
}

/** What a switch offers, in the order in which it is shown. */
export interface PlaceOffers {
  /** What Enter takes: what is in the way of the current place, else the place used before it. */
  readonly preferred: PlaceOffer | undefined;
  readonly accounts: readonly PlaceOffer[];
  /** Every region and the person's own servers, without an account. */
  readonly anonymous: readonly PlaceOffer[];
}

interface Known {
  readonly next: NextPlace;
  readonly accounts: readonly Account[];
  /** Newest first. */
  readonly lastPlaces: readonly Place[];
  readonly refusedTokens: Pick<RefusedTokens, 'has'>;
}

export function placeOffers({ next, accounts, lastPlaces, refusedTokens }: Known): PlaceOffers {
  const current = 'place' in next ? next.place : undefined;
  const isSignedIn = (place: Place): boolean =>
    place.username === undefined || accounts.some((one) => placeKey(one) === placeKey(place));
  const offerOf = (place: Place): PlaceOffer => ({
    place,
    isCurrent: current !== undefined && placeKey(current) === placeKey(place),
    needs: refusedTokens.has(place) ? 'new-token' : isSignedIn(place) ? undefined : 'sign-in',
  });
  // One whose token was refused is signed in to again: it is never left for nobody's by a key.
  const before = lastPlaces
    .map(offerOf)
    .find(({ isCurrent, needs }) => !isCurrent && needs !== 'sign-in');
  const repair = next.kind === 'refused' || next.kind === 'sign-in' ? next.place : undefined;
  const preferred = repair ? offerOf(repair) : before;
  const isOther = ({ place }: PlaceOffer): boolean =>
    !preferred || placeKey(place) !== placeKey(preferred.place);
  const named = next.kind === 'sign-in' ? [...accounts, next.place] : accounts;
  const servers = [
    ...regions.map(({ origin }) => origin),
    ...('server' in next ? [next.server] : current ? [current.server] : []),
    ...[...lastPlaces, ...accounts].map(({ server }) => server),
  ];
  const anonymous = [...new Set(servers)].map((server) => ({ server, username: undefined }));
  return {
    preferred,
    accounts: named.map(offerOf).filter(isOther),
    anonymous: anonymous.map(offerOf).filter(isOther),
  };
}
