/** Croatian messages of tables. */
import type { Messages } from './en.ts';
import { croatian as plural } from './plural.ts';

export const tableHr: Messages['table'] = {
  columns: 'Stupci',
  columnsHint: 'Povucite rub zaglavlja da promijenite širinu ili na njemu pritisnite Shift i strelicu.',
  narrower: (column) => `Suzi stupac ${column}`,
  wider: (column) => `Proširi stupac ${column}`,
  reset: 'Vrati stupce',
  copyTable: 'Kopiraj tablicu',
  copiedTable: (rows) =>
    `${plural(rows, 'Kopiran', 'Kopirana', 'Kopirano')} ${rows} ${plural(rows, 'redak', 'retka', 'redaka')}`,
  copiedValue: (value) => `Kopirano ${value}`,
  copiedNothing: 'Preglednik je odbio kopiranje',
  shown: (shown, all) => `${shown} od ${all}`,
  all: (all) => `${all} ${plural(all, 'redak', 'retka', 'redaka')}`,
  loaded: (shown) => `Učitano: ${shown}`,
  onlyLoaded: 'Pretraga i redoslijed vrijede za učitane retke.',
  none: 'Ništa ne odgovara traženom.',
  sort: 'Redoslijed',
  sortNone: 'Kako dolazi',
  ascending: 'Uzlazno',
  descending: 'Silazno',
  unknownColumn: (columns) => `Poveznica navodi stupce kojih ova tablica nema: ${columns}.`,
};
