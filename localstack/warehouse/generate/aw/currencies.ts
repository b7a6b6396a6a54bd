/** Currencies by ISO 4217 code, among them codes that have since been replaced. */

/** In the order of their keys (1 to 105). */
export const currencies: readonly (readonly [code: string, name: string])[] = (
  'AFA Afghani|DZD Algerian Dinar|ARS Argentine Peso|AMD Armenian Dram|AWG Aruban Guilder|' +
  'AUD Australian Dollar|AZM Azerbaijanian Manat|BSD Bahamian Dollar|BHD Bahraini Dinar|THB Baht|' +
  'PAB Balboa|BBD Barbados Dollar|BEF Belgian Franc|VEB Bolivar|BOB Boliviano|BRL Brazilian Real|' +
  'BND Brunei Dollar|BGN Bulgarian Lev|CAD Canadian Dollar|GHC Cedi|XOF CFA Franc BCEAO|CLP Chilean Peso|' +
  'COP Colombian Peso|CRC Costa Rican Colon|HRK Croatian Kuna|CYP Cyprus Pound|CZK Czech Koruna|' +
  'DKK Danish Krone|DEM Deutsche Mark|DOP Dominican Peso|VND Dong|GRD Drachma|EGP Egyptian Pound|' +
  'SVC El Salvador Colon|AED Emirati Dirham|EUR EURO|FJD Fiji Dollar|HUF Forint|FRF French Franc|' +
  'PYG Guarani|HKD Hong Kong Dollar|ISK Iceland Krona|INR Indian Rupee|IEP Irish Pound|ITL Italian Lira|' +
  'JMD Jamaican Dollar|JOD Jordanian Dinar|KES Kenyan Shilling|EEK Kroon|KWD Kuwaiti Dinar|AOA Kwanza|' +
  'LVL Latvian Lats|LBP Lebanese Pound|ALL Lek|ROL Leu|LTL Lithuanian Litas|MYR Malaysian Ringgit|' +
  'MTL Maltese Lira|FIM Markka|MUR Mauritius Rupee|MXN Mexican Peso|MAD Moroccan Dirham|NGN Naira|' +
  'NAD Namibia Dollar|NPR Nepalese Rupee|ANG Netherlands Antillian Guilder|NLG Netherlands Guilder|' +
  'ILS New Israeli Shekel|TWD New Taiwan Dollar|NZD New Zealand Dollar|BTN Ngultrum|NOK Norwegian Krone|' +
  'PEN Nuevo Sol|OMR Omani Rial|PKR Pakistan Rupee|PHP Philippine Peso|PLZ Zloty (old)|' +
  'PTE Portuguese Escudo|GTQ Quetzal|ZAR Rand|MVR Rufiyaa|IDR Rupiah|RUB Russian Ruble|' +
  'RUR Russian Ruble (old)|SAR Saudi Riyal|ATS Schilling|SGD Singapore Dollar|SKK Slovak Koruna|' +
  'ESP Spanish Peseta|LKR Sri Lankan Rupee|SEK Swedish Krona|CHF Swiss Franc|BDT Taka|SIT Tolar|' +
  'TTD Trinidad and Tobago Dollar|TND Tunisian Dinar|TRL Turkish Lira|GBP United Kingdom Pound|' +
  'UYU Uruguayan Peso|USD US Dollar|KRW Won|JPY Yen|CNY Yuan Renminbi|ZWD Zimbabwe Dollar|PLN Zloty'
)
  .split('|')
  .map((text) => [text.slice(0, 3), text.slice(4)] as const);

/** CurrencyKey of a code. */
export function currencyKey(code: string): number {
  return currencies.findIndex(([known]) => known === code) + 1;
}

/** A currency with daily rates: its key and about how many US dollars one unit is worth. */
export interface RatedCurrency {
  readonly key: number;
  readonly code: string;
  readonly level: number;
  /** Days of rates before the end; without it, all days. */
  readonly days?: number;
}

/** The 14 currencies of FactCurrencyRate: twelve on 1,158 days, two on the last 184. */
export const ratedCurrencies: readonly RatedCurrency[] = (
  [
    ['ARS', 0.2],
    ['AUD', 0.97],
    ['BRL', 0.5],
    ['CAD', 0.98],
    ['DEM', 0.68, 184],
    ['EUR', 1.33],
    ['FRF', 0.2, 184],
    ['MXN', 0.077],
    ['SAR', 0.2667],
    ['VEB', 0.16],
    ['GBP', 1.59],
    ['USD', 1],
    ['JPY', 0.011],
    ['CNY', 0.159],
  ] as const
).map(([code, level, days]) => ({
  key: currencyKey(code),
  code,
  level,
  ...(days === undefined ? {} : { days }),
}));
