import { defineQuery } from '../port.ts';
import { suppliers } from './dimensions.ts';

/** What the filters of Wide World Importers can be. */
export const filterValues = defineQuery({
  name: 'wwi.filters',
  domain: 'wwi',
  summary: 'One supplier by its present name, with its category.',
  text: `WITH ${suppliers}
SELECT "name", "category" FROM "supplier"`,
  parameters: {},
  columns: { name: 'text?', category: 'text?' },
});
