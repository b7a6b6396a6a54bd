/** What stored recommendations and events say besides; null in the rows that were there before. */
export const name = '0005-record-fields';

export const sql = `
ALTER TABLE wwi_reorder_recommendations
  ADD COLUMN category text,
  ADD COLUMN reorder_point_source text CHECK (reorder_point_source IN ('demand', 'reorder_level'));

-- Newest fact date behind the event.
ALTER TABLE wwi_business_events ADD COLUMN as_of date;
`;
