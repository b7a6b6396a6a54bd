/** Croatian messages of the search. */
import type { Messages } from './en.ts';

export const searchHr: Messages['search'] = {
  placeholder: 'Stranica, proizvod, osoba, artikl, dobavljač, područje, metrika',
  metric: 'Metrika',
  rep: 'Prodavač',
  product: 'Proizvod',
  item: 'Artikl na zalihi',
  more: (shown, all) => `Prikazano ${shown} od ${all}: upišite više da suzite izbor.`,
  loading: 'Pretražuju se osobe, proizvodi i artikli',
};
