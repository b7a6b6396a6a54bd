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
    balanced: '(sada − prije) / (sada + prije)',
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
  exportHolds: {
    'aw.export.sales_history':
      'Redak za svaki dan odabranog razdoblja, uz filtre: prihod ukupno i po kanalu, narudžbe, komadi. Pokazatelji, raščlambe i usporedbe s ove stranice nisu u njoj; prognoza ima svoju datoteku.',
    'aw.export.sales_forecast':
      'Redak za svaki dan prognoze s intervalom od 95 % i uspjeh svakog modela na prošlosti.',
    'aw.export.rep_scores':
      'Redak za svakog prodavača s ocjenom, sastavnicama i njihovim težinama. Mjeseci iz malih krivulja nisu u njoj.',
    'aw.export.product_demand':
      'Redak za svaki proizvod s razredima, bez obzira na to na što je tablica sužena.',
    'wwi.export.stock_recommendations':
      'Redak za svaki artikl prema preporuci, bez obzira na to na što je tablica sužena. Vaše su količine u datotekama narudžbe niže.',
    'wwi.export.supplier_scores':
      'Redak za svakog dobavljača s ocjenom, sastavnicama i njihovim težinama. Mjeseci isporučenog udjela nisu u njoj.',
    'wwi.export.business_events': 'Redak za svaki događaj zalihe odabrane hitnosti, najnoviji prvi.',
  },
  report: { open: 'Otvori ga s obje datoteke', id: 'Oznaka izvještaja' },
  nightly: {
    same: (model, days, thereDays) =>
      `Noćni posao, koji sprema ${thereDays} ${plural(thereDays, 'dan', 'dana', 'dana')}, izabrao je isti model kao za ovih ${days} dana: ${model}.`,
    other: (by) =>
      `Za ovih ${by.days} dana vrijedi ${by.here}; noćni posao, koji sprema ${by.thereDays} ${plural(by.thereDays, 'dan', 'dana', 'dana')}, izabrao je ${by.there}. Svaki se izbor provjerava na prošlosti jednako dugoj kao prognoza, a najbolji za mjesec ne mora biti najbolji za tromjesečje.`,
  },
};
