/** English messages of the search. */

export const searchEn = {
  placeholder: 'Page, product, person, item, supplier, territory, metric',
  metric: 'Metric',
  rep: 'Sales employee',
  product: 'Product',
  item: 'Stock item',
  more: (shown: string, all: string) => `${shown} of ${all} shown: type more to narrow them down.`,
  loading: 'Looking through people, products and items',
};
