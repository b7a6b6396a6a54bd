/** The database's seals beside the vault's: what shows a trail that agrees with itself and is still not the one that was sealed. */
import { AppError } from '../../contract/errors.ts';
import { findSeal, newestSeal } from '../../store/seals.ts';
import type { Verification } from './problems.ts';
import type { VaultedSeal } from './vault/port.ts';
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
  if (common > 0 && (await compare(verification, common)) === 'other') {
    const seal = await firstReplaced(verification, common);
    const message = `seal ${seal} was replaced: the vault holds another one`;
    problems.add({ kind: 'seal_replaced', seal, message });
  }
  await checkWaiting(verification, vaulted);
}

async function compare(verification: Verification, number: number): Promise<'same' | 'other' | 'unreadable'> {
  const { database, signal } = verification;
  const here = await findSeal(database, number, { signal });
  const there = await vaultCopy(verification, number);
  if (there === undefined) return 'unreadable';
  return here !== undefined && here.sealHash === there?.sealHash ? 'same' : 'other';
}

/** Seals are chained, so from the first one that differs on all do. @param differs a number known to */
async function firstReplaced(verification: Verification, differs: number): Promise<number> {
  let [same, first] = [0, differs];
  while (first - same > 1) {
    const middle = Math.floor((same + first) / 2);
    if ((await compare(verification, middle)) === 'same') same = middle;
    else first = middle;
  }
  return first;
}

/** The vault's copy of a seal, null without one; undefined for one that was changed there, which is told. */
export async function vaultCopy(
  { vault, problems, signal }: Verification,
  number: number,
): Promise<VaultedSeal | null | undefined> {
  if (vault === null) return null;
  try {
    return await vault.read(number, signal);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    problems.add({ kind: 'vault_changed', seal: number, message: error.message });
    return undefined;
  }
}

/** A seal reaches the vault within a round of the sealer; one that does not proves nothing. */
async function checkWaiting({ database, problems, signal }: Verification, vaulted: number): Promise<void> {
  const waiting = await findSeal(database, vaulted + 1, { signal });
  if (waiting === undefined || Date.now() - Date.parse(waiting.at) < sealWindowMs) return;
  const message = `seal ${waiting.number} of ${waiting.at} is not in the vault: it was taken out, or the sealer cannot put it there`;
  problems.add({ kind: 'vault_behind_trail', seal: waiting.number, message });
}
