/** Croatian messages of the analysis pages. */
import type { analysisEn } from './analysis.en.ts';

const rules = new Intl.PluralRules('hr');

function form(count: number, one: string, few: string, many: string): string {
  const rule = rules.select(count);
  return rule === 'one' ? one : rule === 'few' ? few : many;
}

export const analysisHr: typeof analysisEn = {
  pages: {
    awAnomalies: 'Odstupanja',
    awReps: 'Prodavači',
    awProducts: 'Proizvodi',
    wwiSuppliers: 'Dobavljači',
  },
  anomalies: {
    answer: (count, when, channel, change) =>
      `${count} ${form(count, 'neobično razdoblje', 'neobična razdoblja', 'neobičnih razdoblja')} prihoda; najdalje od očekivanog: ${when}, ${channel}, ${change} očekivanog`,
    none: 'Nijedan dan ne odstupa od onoga što daju dan u tjednu, sezona i trend',
    looked: (range) => `Pregledano: ${range}, dan po dan i kanal po kanal.`,
    timeline: 'Kada i koliko daleko',
    order: 'Poredak',
    orders: { score: 'Najdalje', date: 'Najnovije' },
    score: 'Udaljenost',
    scoreOf: (score) => `${score} standardnih odstupanja`,
    up: 'iznad',
    down: 'ispod',
    actual: 'Prihod',
    interval: 'Uobičajeni raspon',
    ofDeviation: 'Udio u odstupanju',
    dimensions: { territory: 'Područje', category: 'Kategorija', channel: 'Kanal' },
    noContributors: 'Ne ističe se nijedno područje ni kategorija.',
  },
  scores: {
    title: 'Ocjena i od čega se sastoji',
    asTable: 'Sastavnice kao tablica',
    points: (points) => `${points} bodova`,
    componentOf: (value, weight) => `${value} od 100, težina ${weight}`,
    score: 'Ocjena',
    rank: 'Mjesto',
    components: {
      revenue: 'Prihod',
      quota_attainment: 'Ispunjenje kvote',
      growth: 'Rast',
      order_value: 'Vrijednost narudžbe',
      margin: 'Bruto marža',
      customers: 'Kupci',
      fill_rate: 'Isporučeni udio',
      finalized: 'Zaključene narudžbe',
      on_time: 'Poštovan rok',
      lead_time_steadiness: 'Postojanost roka',
      experience: 'Iskustvo',
    },
  },
  reps: {
    answer: (name, score) => `Na prvom je mjestu ${name} s ocjenom ${score}`,
    quotaMet: (met, all) => `kvotu ih je ispunilo ${met} od ${all}`,
    none: 'Za ovaj odabir nema prodaje zaposlenika',
    lowest: (name, percent) => `Najdalje ispod kvote: ${name}, ${percent}.`,
    period: (range) => `Prodaja za ${range}.`,
    rep: 'Prodavač',
    territory: 'Područje',
    revenue: 'Prihod',
    orders: 'Narudžbe',
    quota: 'Ispunjenje kvote',
    growth: 'Rast',
  },
  products: {
    answer: (count, all, share) => `${count} od ${all} proizvoda čini ${share} prihoda`,
    unsteady: (count) =>
      count === 0 ? 'nijedan se ne prodaje neravnomjerno' : `neravnomjerno ih se prodaje ${count}`,
    none: 'Za ovaj odabir nema prodanih proizvoda',
    first: (name, trend) => `Među njima najbrže raste: ${name}, ${trend} mjesečno.`,
    matrix: 'Proizvodi po prihodu i postojanosti',
    matrixHint:
      'A čini prvih 80 % prihoda, B do 95 %, C ostatak. X je postojan, Y se mijenja, Z je nepostojan.',
    classA: 'A: prvih 80 %',
    classB: 'B: do 95 %',
    classC: 'C: ostatak',
    steadiness: { X: 'X: postojan', Y: 'Y: mijenja se', Z: 'Z: nepostojan', N: 'Premalo mjeseci' },
    productsOf: (count) => `${count} ${form(count, 'proizvod', 'proizvoda', 'proizvoda')}`,
    clear: 'Prikaži sve razrede',
    pareto: 'Udio u prihodu po proizvodu, od najvećeg',
    cumulative: 'Kumulativni udio',
    product: 'Proizvod',
    category: 'Kategorija',
    units: 'Jedinice',
    revenue: 'Prihod',
    trend: 'Mjesečni trend',
    score: 'Ocjena potražnje',
    abc: 'Razred prihoda',
    xyz: 'Postojanost',
    classLabel: (name) => `Proizvodi razreda ${name}`,
    find: 'Nađi proizvod ili kategoriju',
    shown: (shown, all) => `${shown} od ${all} proizvoda`,
    noneFound: 'Nijedan proizvod ne odgovara.',
  },
  suppliers: {
    answer: (name, score) => `Najpouzdaniji je dobavljač ${name} s ocjenom ${score}`,
    least: (name, score) => `najmanje pouzdan ${name} s ${score}`,
    none: 'Za ovaj odabir nema narudžbi od dobavljača',
    lowestFill: (name, rate) => `Najmanji isporučeni udio: ${name}, ${rate}.`,
    longest: (name, days) => `Najduži rok isporuke: ${name}, ${days} dana.`,
    supplier: 'Dobavljač',
    category: 'Kategorija',
    orders: 'Narudžbe',
    fillRate: 'Isporučeni udio',
    finalized: 'Zaključeno',
    leadTime: 'Rok isporuke (dani)',
  },
};
