/** The resellers: where they are and whether they ever buy. */
import { apportion } from '../../random/apportion.ts';
import { createRandom } from '../../random/prng.ts';
import { territories } from '../territories.ts';

const RESELLERS = 701;
const BUYING_RESELLERS = 635;

export interface ResellerBook {
  /** SalesTerritoryKey by reseller; ResellerKey is the place plus one. */
  readonly territory: Uint8Array;
  /** Places of those who buy, in the order in which they begin to. */
  readonly newcomers: readonly number[];
}

/** More resellers at larger scales; never fewer than the real number. */
export function createResellers(seed: number, scale: number): ResellerBook {
  const random = createRandom(seed, 'resellers');
  const growth = Math.max(1, scale);
  const count = Math.round(RESELLERS * growth);
  const parts = apportion(
    count,
    territories.map(({ resellerShare }) => resellerShare),
  );
  const pool = Array.from(parts).flatMap((part, place) => Array.from({ length: part }, () => place + 1));
  const territory = Uint8Array.from(random.shuffle(pool));
  const places = random.shuffle(Array.from({ length: count }, (_, place) => place));
  const newcomers = places.slice(0, Math.round(BUYING_RESELLERS * growth));
  return { territory, newcomers };
}
