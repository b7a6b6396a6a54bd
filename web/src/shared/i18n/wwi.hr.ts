/** Croatian messages of the Wide World Importers pages and of the operations beside them. */
import type { wwiEn } from './wwi.en.ts';

const plural = (count: number, one: string, few: string, many: string) => {
  const tens = count % 100;
  const ones = count % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (ones === 1) return one;
  return ones >= 2 && ones <= 4 ? few : many;
};

const items = (count: number) => plural(count, 'artikl', 'artikla', 'artikala');
const runOut = (count: number) =>
  plural(count, 'artikl ponestane', 'artikla ponestanu', 'artikala ponestane');

export const wwiHr: typeof wwiEn = {
  pages: { sales: 'Prodaja', events: 'Događaji', whatIf: 'Što ako' },
  events: {
    answer: (ago, parts, count, changes) =>
      `${ago}: ${count} ${items(changes)} promijenilo je hitnost, ${parts}`,
    moreThan: (count) => `više od ${count}`,
    turned: {
      HIGH: (count) => `${count} na visoku`,
      MEDIUM: (count) => `${count} na srednju`,
      LOW: (count) => `${count} natrag na nisku`,
    },
    none: 'Još nije spremljen nijedan događaj zaliha',
    noneOf: (urgency) => `Nijedan artikl još nije prešao u hitnost: ${urgency}`,
    hint: 'Događaj se sprema kad je hitnost artikla drukčija nego pri njegovu zadnjem događaju: svaki sat uz preporuke narudžbi, svakih pola sata za visoku hitnost.',
    first:
      'Poslovi „Preporuke narudžbi” i „Događaji zaliha” svaki sat pregledaju zalihe i spreme što se promijenilo. Pokreni jedan od njih da događaje vidiš odmah.',
    asOf: (date) => `Iz podataka skladišta do ${date}.`,
    runFirst: 'Pregledaj zalihe sada',
    list: 'Događaji zaliha, najnoviji prvi',
    at: 'Opaženo',
    item: 'Artikl',
    types: {
      stock_high_urgency: 'ponestat će unutar roka isporuke',
      stock_reorder_due: 'treba ga naručiti',
      stock_recovered: 'opet ga ima dovoljno',
    },
    onHand: 'Na zalihi',
    threshold: 'Prag',
    message: 'Što se dogodilo',
    find: 'Nađi artikl ili poruku',
    count: (loaded) => `učitano: ${loaded}`,
    toItem: (item) => `Prikaži među zalihama: ${item}`,
  },
  whatIf: {
    unchanged: (outs, cost) =>
      `Kako stvari stoje, ${outs} ${runOut(outs)} prije nego što narudžba stigne, a naručivanje stoji ${cost}`,
    answer: (what, outs, orders) => `Uz ${what}: ${outs}, ${orders}`,
    demandBy: (change) => `potražnju ${change}`,
    leadBy: (change) => `rokove isporuke ${change}`,
    levelOf: (level) => `razinu usluge ${level} %`,
    outs: (count, instead) => `${count} ${runOut(count)} prije nego što narudžba stigne (danas ${instead})`,
    sameOuts: (count) => `i dalje ${count} ${runOut(count)}`,
    cost: (cost, instead) => `naručivanje stoji ${cost} umjesto ${instead}`,
    sameCost: (cost) => `naručivanje i dalje stoji ${cost}`,
    notSaved: 'Ništa se ne sprema dok to ne zatražiš.',
    openIs: (name, at) => `Ovo je „${name}”, spremljeno ${at}, izračunano iznova.`,
    moved: (outs) =>
      `Podaci su se otad promijenili: pri spremanju je broj artikala kojih ponestane bio ${outs}. Popis ispod čuva tadašnje brojke.`,
    unknownItems: (count) => `${count} ${items(count)} iz poveznice nema na zalihi, pa se ne računaju.`,
    computedFrom: (count, range) => `Broj artikala: ${count}, potražnja: ${range}.`,
    leversTitle: 'Što se može promijeniti',
    demand: 'Potražnja',
    demandHint: (times) => `${times} puta potražnja zadnje godine`,
    lead: 'Rokovi isporuke',
    leadHint: (times) => `${times} puta sadašnji rokovi dobavljača`,
    level: 'Razina usluge',
    levelHint: (today) => `udio ciklusa naručivanja bez nestašice; danas ${today} %`,
    percentValue: (value) => `${value} posto`,
    exactly: (label) => `${label}, točno, u postocima`,
    mustBeWithin: (least, most) => `od ${least} do ${most} %`,
    reset: 'Natrag na danas',
    about: 'Artikli',
    allItems: (count) => `Svi artikli (${count})`,
    someItems: (count, all) => `${count} od ${all} artikala`,
    chooseItems: 'Koji artikli',
    tickShown: (count) => `Označi ove (${count})`,
    untickShown: 'Makni oznake s ovih',
    useItems: (count) => `Uzmi označene (${count})`,
    useAll: 'Uzmi sve artikle',
    name: 'Naziv',
    save: 'Spremi scenarij',
    asToday: 'Kao danas',
    outcome: 'Danas i scenarij',
    measure: 'Mjera',
    today: 'Danas',
    scenario: 'Scenarij',
    bars: 'Danas gore, scenarij dolje',
    sides: { baseline: 'Danas', result: 'U scenariju' },
    measures: {
      stockOuts: 'Artikli kojih ponestane',
      expectedStockOuts: 'Očekivane nestašice',
      orders: 'Artikli za naručiti',
      orderQuantity: 'Komadi za naručiti',
      orderCost: 'Trošak narudžbi',
      stockValue: 'Vrijednost zaliha',
      safetyStockValue: 'Vrijednost sigurnosnih zaliha',
    },
    itemMetrics: {
      scenario_stock_out_risk_pct: 'Rizik nestašice',
      stock_days_of_cover: 'Dani pokrivenosti',
      stock_recommended_quantity: 'Naručiti',
    },
    orderChange: 'Promjena narudžbe',
    items: 'Artikli, danas i u scenariju',
    onlyChanged: 'Drukčija odluka',
    all: 'Svi',
    noneChanged: 'Svaki bi se artikl naručio kao i danas.',
    saved: 'Spremljeni scenariji',
    savedCount: (shown) => `spremljeno: ${shown}`,
    noneSaved: 'Još ništa nije spremljeno. Pomakni klizače, daj rezultatu naziv i spremi ga.',
    noSuchScenario: 'Takvog scenarija nema. Poveznica je možda iz druge instalacije.',
    compare: 'Usporedi',
    compareOne: (name) => `Usporedi ${name}`,
    levers: 'Pretpostavlja',
    nothingChanged: 'ništa promijenjeno',
    sideBySide: 'Usporedno',
    endComparison: 'Završi usporedbu',
    pickAnother: 'Označi ispod još jedan scenarij da ih vidiš jedan uz drugi.',
    totals: 'Zbrojevi scenarija',
    insteadOf: (value) => `umjesto ${value}`,
    decidedOtherwise: 'Artikli o kojima odlučuju drukčije: komadi za naručiti',
    sameDecisions: 'Od svakog artikla naručuju jednako.',
    notInIt: 'nije dio scenarija',
  },
};
