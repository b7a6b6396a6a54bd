/** Stands for what was removed. */
export const MASK = '***';
