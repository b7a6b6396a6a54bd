/** The database's seals beside the vault's: what shows a trail that agrees with itself and is still not the one that was sealed. */
import { findSeal, newestSeal } from '../../store/seals.ts';
import type { Verification } from './verify-seal.ts';
import { sealWindowMs } from './window.ts';

/**
 * Compares only the newest seal of the vault: it commits to all before it. Where it differs, the first one
 * that does is looked for by halving.
 * @param vaulted newest number of the vault, read before the database: the database is never behind it
 */
export async function checkVault(verification: Verification, vaulted: number): Promise<void> {
  const { database, vault, problems, signal } = verification;
  if (vault === null) return;
  const newest = await newestSeal(database, { signal });
  if ((newest?.number ?? 0) < vaulted) {
    const message = `the vault has seals up to ${vaulted} and the database only up to ${newest?.number ?? 0}: the end of the trail was cut off, or an older copy of the database was restored`;
    problems.add({ kind: 'trail_behind_vault', seal: (newest?.number ?? 0) + 1, message });
  }
  const common = Math.min(newest?.number ?? 0, vaulted);
  if (common > 0 && !(await isSame(verification, common))) {
    const seal = await firstReplaced(verification, common);
    const message = `seal ${seal} was replaced: the vault holds another one`;
    problems.add({ kind: 'seal_replaced', seal, message });
  }
  await checkWaiting(verification, vaulted);
}

async function isSame({ database, vault, signal }: Verification, number: number): Promise<boolean> {
  const [here, there] = await Promise.all([
    findSeal(database, number, { signal }),
    vault?.read(number, signal),
  ]);
  return here !== undefined && here.sealHash === there?.sealHash;
}

/** Seals are chained, so from the first one that differs on all do. @param differs a number known to */
async function firstReplaced(verification: Verification, differs: number): Promise<number> {
  let [same, first] = [0, differs];
  while (first - same > 1) {
    const middle = Math.floor((same + first) / 2);
    if (await isSame(verification, middle)) same = middle;
    else first = middle;
  }
  return first;
}

/** A seal reaches the vault within a round of the sealer; one that does not proves nothing. */
async function checkWaiting({ database, problems, signal }: Verification, vaulted: number): Promise<void> {
  const waiting = await findSeal(database, vaulted + 1, { signal });
  if (waiting === undefined || Date.now() - Date.parse(waiting.at) < sealWindowMs) return;
  const message = `seal ${waiting.number} of ${waiting.at} is not in the vault: it was taken out, or the sealer cannot put it there`;
  problems.add({ kind: 'vault_behind_trail', seal: waiting.number, message });
}
