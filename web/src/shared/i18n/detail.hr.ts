/** Croatian messages of what stands behind a number, and of what belongs together. */
import type { detailEn } from './detail.en.ts';
import { croatian as plural } from './plural.ts';

export const detailHr: typeof detailEn = {
  scoreParts: {
    part: 'Sastavnica',
    value: 'Vrijednost, 0 do 100',
    weight: 'Težina',
    points: 'Bodovi',
    drawnWhy:
      'Malo opažanja malo govori, pa se svaka mjera privlači onomu što je uobičajeno: što ih je manje, to više. Vrijednost sastavnice slijedi iz onoga što se tada računa.',
    evidence: {
      orders: (count, shown) => `${shown} ${plural(count, 'narudžba', 'narudžbe', 'narudžbi')}`,
      lines: (count, shown) => `${shown} ${plural(count, 'stavka', 'stavke', 'stavki')}`,
      receipts: (count, shown) =>
        `${shown} ${plural(count, 'primitak s poznatim rokom', 'primitka s poznatim rokom', 'primitaka s poznatim rokom')}`,
    },
    drawn: (by) =>
      `izmjereno ${by.own}, uobičajeno ${by.usual}; ${by.evidence}: izmjereno vrijedi ${by.share}, pa se računa ${by.result}`,
  },
  quality: {
    revenue: {
      touched: (count) => `${count} od njih ${plural(count, 'može', 'mogu', 'može')} iskriviti prihod`,
      safe: 'prihod nije dirnut',
    },
  },
  orderKept: 'Ostaju u ovoj kartici preglednika dok se podaci o zalihama ne promijene.',
};
