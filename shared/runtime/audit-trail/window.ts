/** How long a row may be without a seal. */

/** Time between two rounds of the sealer. */
export const sealEveryMs = 60_000;

/**
 * Longest time that a row is without a seal and a seal outside the vault while the sealer runs: a round,
 * another that had to wait for a transaction, and the time they take. What is changed within it can go
 * unseen.
 */
export const sealWindowMs = 180_000;
