/** Collects the planted defects of one warehouse. */
import type { DefectCheck, ManifestDefect } from '../manifest.ts';
import type { Random } from '../random/prng.ts';

type DefectNote = Omit<ManifestDefect, 'id' | 'domain' | 'count'>;

export interface DefectCollector {
  readonly defects: ManifestDefect[];
  /** Notes one defect; one without keys was not planted and is left out. */
  add(defect: DefectNote): void;
}

export function createCollector(domain: 'aw' | 'wwi'): DefectCollector {
  const defects: ManifestDefect[] = [];
  return {
    defects,
    add(defect) {
      if (defect.keys.length === 0) return;
      const id = `${domain}-defect-${defects.length + 1}`;
      defects.push({ id, domain, ...defect, count: defect.keys.length });
    },
  };
}

/** How many rows a defect hits. */
export function handful(random: Random): number {
  return random.between(2, 6);
}

/**
 * Random rows that no other defect has hit and that `fits` accepts, in ascending order. Gives up (with fewer
 * rows) when nearly no row fits.
 */
export function pickRows(
  random: Random,
  length: number,
  used: Set<number>,
  wanted: number,
  fits: (row: number) => boolean,
): number[] {
  const rows: number[] = [];
  for (let tries = 0; tries < 5_000 && rows.length < wanted && length > 0; tries += 1) {
    const row = random.int(length);
    if (used.has(row) || !fits(row)) continue;
    used.add(row);
    rows.push(row);
  }
  return rows.sort((left, right) => left - right);
}

/** One of several ways to plant a kind of defect. */
export interface DefectVariant<Target> {
  readonly check: DefectCheck;
  plant(target: Target, random: Random): void;
}

/** For each kind of defect, one or two of its variants, chosen by the seed. */
export function chooseVariants<Target>(
  random: Random,
  variants: readonly DefectVariant<Target>[],
): DefectVariant<Target>[] {
  const kinds = [...new Set(variants.map(({ check }) => check))];
  return kinds.flatMap((kind) => {
    const ways = variants.filter(({ check }) => check === kind);
    const first = random.int(ways.length);
    const second = random.int(ways.length);
    return ways.filter((_, index) => index === first || index === second);
  });
}
