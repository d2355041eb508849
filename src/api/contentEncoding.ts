/** Undoes what servers, or what stands before them, did to a body (`Content-Encoding`). */
import { pipeline, type Readable, type Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  type BrotliOptions,
  type ZlibOptions,
} from 'node:zlib';

/** A body that ends too early is decoded as far as it goes: whether that is enough is seen later. */
const LENIENT: ZlibOptions = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const LENIENT_BROTLI: BrotliOptions = {
  flush: constants.BROTLI_OPERATION_FLUSH,
  finishFlush: constants.BROTLI_OPERATION_FLUSH,
};

const DECODERS: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', () => createGunzip(LENIENT)],
  ['x-gzip', () => createGunzip(LENIENT)],
  ['deflate', () => createInflate(LENIENT)],
  ['br', () => createBrotliDecompress(LENIENT_BROTLI)],
]);

/** More of them on top of each other are nobody's good will. */
const MOST_ENCODINGS = 3;

/**
 * The body as it was before it was encoded; as it came where an encoding is not known. Nothing is
 * decoded ahead of its reader, so whoever reads a part only is safe from a body that grows a
 * thousandfold; and leaving early closes what it came from.
 * @param encodings the header's value: names in the order in which they were applied
 */
export function decoded(body: Readable, encodings = ''): Readable {
  const names = encodings
    .toLowerCase()
    .split(',', MOST_ENCODINGS + 1)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const decoders = names.reverse().map((name) => DECODERS.get(name));
  if (decoders.length > MOST_ENCODINGS || decoders.includes(undefined)) return body;
  let plain = body;
  for (const decoder of decoders) {
    // The reader sees each error at the last stream; here there is nobody left to tell.
    if (decoder) plain = pipeline(plain, decoder(), () => undefined);
  }
  return plain;
}
