/** Croatian of what an answer says about its numbers. */
import type { SaidMessages } from '../said/text.ts';

const cannotCount = 'pa se dani od narudžbe do primitka ne mogu brojiti';

export const saidHr: SaidMessages = {
  phrases: {
    nothing_loaded: 'Nikakvi podaci nisu učitani.',
    no_sales_loaded: 'Prodaja nije učitana.',
    no_channel_sales_loaded: 'Kanal {channel:w}: prodaja nije učitana.',
    no_purchases_loaded: 'Nabava nije učitana.',
    channel_incomplete: 'Kanal {channel:w} nije potpun.',
    sales_incomplete: 'Prodaja nije potpuna.',
    tail_daily: 'Od {from:d} dnevna je vrijednost {value:p} uobičajene: učitavanje je, čini se, prekinuto.',
    tail_daily_orders:
      'Od {from:d} dnevna je vrijednost {value:p} uobičajene, uz {orders:p} uobičajenih narudžbi: učitavanje je, čini se, prekinuto.',
    tail_low_since: 'Niska je već od {since:d}, ali je taj mjesec gotovo cijel i vrijedi.',
    tail_batch:
      'Knjiženje od {date:d} iznosi {value:p} uobičajenog mjeseca: učitavanje je, čini se, prekinuto.',
    period_ends_early:
      'Razdoblje završava {through:d}, zadnjeg dana do kojeg su svi kanali potpuni ({ends:l}).',
    before_begin: 'Dani prije {first:d} su nula: tada podaci počinju.',
    after_end: 'Dani poslije {last:d} su nula: tada podaci završavaju.',
    outside: 'Razdoblje je izvan podataka: potpuni podaci teku od {first:d} do {through:d}.',
    partly_outside: 'Dio razdoblja je izvan podataka: potpuni podaci teku od {first:d} do {through:d}.',
    compared_partly_known:
      'Podaci počinju {first:d}, pa je {which:w} ({from:d} – {to:d}) poznato samo dijelom: promjene ne uspoređuju jednako s jednakim.',
    truncated: 'Skraćeno na {from:d} – {to:d}: jedan odgovor ima najviše {most:n} {most|dan|dana|dana}.',
    none_in_period: 'Nijedna prodaja u razdoblju ne odgovara filtrima.',
    none_from_to: 'Od {from:d} do {to:d} nijedna prodaja ne odgovara filtrima.',
    none_from_to_of:
      'Od {from:d} do {to:d} nijedna prodaja ne odgovara filtrima; podaci teku od {first:d} do {last:d}.',
    no_reseller_from_to: 'Od {from:d} do {to:d} nijedna prodaja preprodavačima ne odgovara filtrima.',
    no_channel_sales: 'Kanal {channel:w}: nijedna prodaja ne odgovara filtrima.',
    no_items: 'Nijedan artikl na zalihi ne odgovara filtrima.',
    no_suppliers: 'Nijedan dobavljač s nabavom ne odgovara filtrima.',
    cannot_filter: 'Kanal {channel:w}: {dimension:w} prodaje nije učitano, pa se po tome ne može filtrirati.',
    channel_filtered: 'Izostavljeno filtrom kanala: {channel:w}.',
    column_missing: '{column:w}: stupac nije učitan.',
    column_gaps: '{column:w}: {missing:n} od {rows:n} redaka nema vrijednost.',
    no_change_negative: 'Nema postotne promjene: prethodno razdoblje je negativno.',
    no_change_zero: 'Nema postotne promjene: prethodno razdoblje je 0.',
    no_comparison: 'S prethodnim razdobljem nema usporedbe:',
    no_orders: 'U razdoblju nema narudžbi.',
    no_invoices: 'U razdoblju nema računa.',
    no_revenue_for_margin: 'U razdoblju nema prihoda od kojeg bi se računala marža.',
    amounts_missing_sales: 'Iznos {lacking:n} od {lines:n} stavki prodaje nije učitan.',
    amounts_missing_invoices: 'Iznos {lacking:n} od {lines:n} stavki računa nije učitan.',
    units_unknown: 'Broj komada nepoznat je za dane čija je prodaja učitana bez količine.',
    unpriced:
      '{count:n} {count|stavka prodaje nema|stavke prodaje nemaju|stavki prodaje nema} iznos i u prihodu se broji kao 0.',
    quantities_missing:
      'Količina za {unknown:n} od {products:n} proizvoda nije učitana: njihovi komadi, trend i postojanost nisu poznati.',
    quota_unfiltered:
      'Kvote vrijede za svu prodaju zaposlenika, pa se za filtriranu prodaju njihovo ispunjenje ne navodi.',
    unknown_reps:
      'Izostavljena je prodaja s {count:n} {count|ključem|ključa|ključeva} zaposlenika koji nikomu ne pripadaju: {keys:l}.',
    unknown_customers:
      '{count:n} od {lines:n} stavki računa pripada kupcima koje skladište ne poznaje; u svim su zbrojevima, ali ne u broju kupaca.',
    internet_has_no_reps: 'Internetska prodaja ne navodi prodavača, pa nema koga ocijeniti.',
    growth_unknown: 'Prethodno razdoblje počinje prije podataka ({first:d}), pa se rast ne navodi.',
    calendar_gaps: `U kalendaru skladišta ima rupa, ${cannotCount}.`,
    never_ordered:
      'Od {count:n} {count|dobavljača|dobavljača|dobavljača} nikad nije naručeno, pa se ne mogu ocijeniti.',
    lead_time_assumed:
      '{assumed:n} od {items:n} artikala ima premalo primitaka da bi se vidio rok isporuke; umjesto toga vrijedi rok iz skladišta, bez odstupanja.',
    reorder_level_stands_in:
      '{young:n} od {items:n} artikala prodaje se prekratko; umjesto točke naručivanja vrijedi razina iz skladišta.',
    anomalies_unknown:
      'Kanal {channel:w}: prodaja koja odgovara filtrima ima premalo povijesti ili se nikad ne mijenja, pa se ne može reći što je neobično.',
    score_no_revenue: 'Prihod nije poznat.',
    score_no_quota: 'U razdoblju nema kvote.',
    score_no_previous: 'U prethodnom razdoblju nema prihoda.',
    score_no_margin: 'Nema bruto marže: trošak nije učitan ili nema prihoda.',
    score_no_customers: 'Kupci nisu poznati.',
    score_nothing_ordered: 'Ništa nije naručeno.',
    score_no_lines: 'Nema stavki nabave.',
    score_no_receipts: 'Podaci ne pokazuju primitke kojima bi se mjerio rok.',
    score_few_receipts: 'Manje od dva primitka s poznatim rokom.',
    score_no_units: 'Broj komada nije poznat.',
    score_few_months:
      'Manje od {months:n} {months|mjeseca|mjeseca|mjeseci} s potražnjom po kojima bi se sudilo.',
    score_no_purchases: 'Nema narudžbi dobavljaču.',
    quality_no_run: 'Nijedno pokretanje još nije završilo.',
    quality_unknown_check: 'Zadnje pokretanje nije znalo za ovu provjeru.',
    quality_no_earlier_run: 'Nema ranijeg pokretanja za usporedbu.',
    quality_no_rows: 'U tablici {table} nema redaka.',
    quality_no_values: 'U tablici {table} stupac {column} nema nijednu vrijednost.',
    quality_rows_after: '{rows:n} {rows|redak|retka|redaka}, a pri zadnjem pokretanju {before:n}.',
    forecast_of: '{channel:w}:',
    forecast_nothing: 'Nema iz čega prognozirati.',
    forecast_ended: 'Kanal {channel:w} završio je {through:d} i izostavljen je iz prognoze.',
    forecast_no_sales:
      'Kanal {channel:w}: nijedna prodaja ne odgovara filtrima, pa se nema što prognozirati.',
    forecast_no_days: 'Niz nema nijedan dan.',
    forecast_not_finite: 'Niz ima vrijednosti koje nisu konačni brojevi.',
    forecast_too_short: 'Za prognozu treba barem {days:n} {days|dan|dana|dana} povijesti.',
    forecast_constant:
      'Svaki je dan povijesti {value:n}, pa je takva i prognoza; njezina se nesigurnost ne može reći.',
    forecast_naive:
      'Kanal {channel:w}: nijedan model nije bolji od ponavljanja zadnje sezone, pa je upotrijebljeno ono.',
    forecast_chosen:
      '{model:w}: izabrano nakon {origins:n} {origins|provjere|provjere|provjera} na prošlosti; MASE {mase:r}, ponavljanje zadnje sezone {naive:r}.',
    forecast_asked:
      '{model:w}: traženo; MASE {mase:r} u {origins:n} {origins|provjeri|provjere|provjera} na prošlosti, ponavljanje zadnje sezone {naive:r}.',
    forecast_fell_back: 'Povijest je prekratka za {asked:w}; upotrijebljeno je: {model:w}.',
    forecast_trained: 'Naučeno iz podataka do {through:d}.',
    forecast_untested: 'Povijest je prekratka da bi se provjerili intervali od {level:n} %.',
    forecast_coverage: 'Intervali od {level:n} % obuhvatili su {held:n} % vrijednosti koje model nije vidio.',
    forecast_widths_unknown:
      'Provjera na prošlosti imala je dane bez ikakve pogreške, pa se ne može reći koliko je prognoza nesigurna: granice su udaljene barem koliko najveća promjena u povijesti.',
    forecast_batches:
      'Prodaja se knjiži krajem mjeseca: prognozirani su mjesečni zbrojevi i stavljeni na uobičajeni dan knjiženja; dani između su 0, a provjera je po mjesecima.',
    forecast_with_batches:
      'Knjiženja krajem mjeseca prognozirana su kao mjesečni zbrojevi i dodana prognozi običnih dana; provjera je za obične dane.',
    stock_no_demand_data: 'Nema podataka o potražnji: nema po čemu naručiti.',
    stock_idle:
      'Bez potražnje u {days|zadnjem|zadnja|zadnjih} {days:n} {days|danu|dana|dana}: ništa ne treba naručiti.',
    stock_idle_above:
      'Bez potražnje u {days|zadnjem|zadnja|zadnjih} {days:n} {days|danu|dana|dana}, a zaliha je iznad razine naručivanja: ništa ne treba naručiti.',
    stock_out: 'Nema na zalihi, a potražnja je {demand:n} dnevno:',
    stock_short:
      'Zaliha traje {cover:n} {cover|dan|dana|dana}, manje od roka isporuke od {lead:n} {lead|dana|dana|dana}:',
    stock_short_assumed:
      'Zaliha traje {cover:n} {cover|dan|dana|dana}, manje od (pretpostavljenog) roka isporuke od {lead:n} {lead|dana|dana|dana}:',
    stock_position: 'Zaliha {position:n} {side:w} od {point:n} ({level:w}):',
    stock_position_open: 'Zaliha {position:n}, od toga naručeno {open:n}, {side:w} od {point:n} ({level:w}):',
    order: 'naruči {quantity:n}.',
    order_packed: 'naruči {quantity:n} ({outers:n} {outers|pakiranje|pakiranja|pakiranja} po {pack:n}).',
    speed_up: 'naručeno je {open:n}, požuri isporuku.',
    order_nothing: 'ništa ne treba naručiti.',
  },
  words: {
    internet: 'internet',
    reseller: 'preprodavači',
    Internet: 'Internet',
    Reseller: 'Preprodavači',
    territory: 'područje',
    category: 'kategorija',
    period_before: 'prethodno razdoblje',
    year_earlier: 'isto razdoblje godinu ranije',
    internet_sales_amount: 'Iznos internetske prodaje',
    internet_product_cost: 'Trošak proizvoda internetske prodaje',
    internet_order_quantity: 'Količina internetske prodaje',
    internet_order_number: 'Broj narudžbe internetske prodaje',
    internet_customer: 'Kupac internetske prodaje',
    reseller_sales_amount: 'Iznos prodaje preprodavačima',
    reseller_product_cost: 'Trošak proizvoda prodaje preprodavačima',
    reseller_order_quantity: 'Količina prodaje preprodavačima',
    reseller_order_number: 'Broj narudžbe prodaje preprodavačima',
    reseller_customer: 'Kupac prodaje preprodavačima',
    total_excluding_tax: 'Iznos prodaje bez poreza',
    profit: 'Dobit prodaje',
    quantity: 'Količina prodaje',
    invoice: 'Račun prodaje',
    customer: 'Kupac prodaje',
    linear: 'Linearni trend',
    linear_seasonal: 'Linearni trend sa sezonama',
    seasonal_naive: 'Ponavljanje zadnje sezone',
    holt_winters: 'Prigušeni Holt-Winters',
    theta: 'Theta',
    combination: 'Kombinacija (medijan triju modela)',
    at_or_below: 'nije veća',
    above: 'veća je',
    reorder_point: 'točka naručivanja',
    reorder_level: 'razina naručivanja skladišta',
  },
};
