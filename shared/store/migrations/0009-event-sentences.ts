/** What a stock event says, by key and parameters, so that each reader gets it in their language. */
export const name = '0009-event-sentences';

export const sql = `
ALTER TABLE wwi_business_events ADD COLUMN said jsonb;
`;
