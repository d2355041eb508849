import { ANONYMOUS } from '../../core/accounts/destination';
import { findNextPlace } from '../../core/accounts/nextPlace';
import type { Place } from '../../core/accounts/place';
import { placeOffers, type PlaceOffer } from '../../core/accounts/placeOffers';
import { askNextPlace } from '../../views/accounts/askNextPlace';
import { nextPlaceInWords } from '../../views/accounts/placeInWords';
import { askForOwnServer, askForServer } from './chooseServer';
import type { AccountServices } from './services';
import { signInAt } from './signIn';
import { switchTo } from './switchTo';

/** What the command resolves to. */
interface Switched {
  /** Base address. */
  readonly server: string;
  /** A user name, or `anonymous`. */
  readonly account: string;
}

/** Asks where the next secret goes, and as whom. */
export async function switchAccount(services: AccountServices): Promise<Switched | undefined> {
  const place = await chosenPlace(services);
  return place && { server: place.server, account: place.username ?? ANONYMOUS };
}

async function chosenPlace(services: AccountServices): Promise<Place | undefined> {
  const { accounts, places, refusedTokens, settings } = services;
  const next = await findNextPlace(settings, accounts, refusedTokens);
  const offers = placeOffers({
    next,
    accounts: await accounts.known(),
    lastPlaces: places.list(),
    refusedTokens,
  });
  const answer = await askNextPlace(offers, nextPlaceInWords(next).full);
  switch (answer) {
    case undefined:
      return undefined;
    case 'sign-in': {
      const server = await askForServer(services, 'sign-in');
      return server === undefined ? undefined : signInAt(services, server);
    }
    case 'another-server': {
      const server = await askForOwnServer(services);
      if (server === undefined) return undefined;
      return taken(services, { server, username: undefined });
    }
    default:
      return takeOffer(services, answer);
  }
}

async function takeOffer(
  services: AccountServices,
  { place, needs }: PlaceOffer,
): Promise<Place | undefined> {
  const { server, username } = place;
  if (!needs) return taken(services, place);
  return signInAt(services, server, username, needs === 'new-token' ? 'refused' : 'wanted');
}

async function taken(services: AccountServices, place: Place): Promise<Place | undefined> {
  return (await switchTo(services, place)) ? place : undefined;
}
