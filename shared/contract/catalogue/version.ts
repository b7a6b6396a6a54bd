/** Grows whenever a definition changes its meaning; written into the audit trail beside the numbers. */
export const catalogueVersion = '1';
