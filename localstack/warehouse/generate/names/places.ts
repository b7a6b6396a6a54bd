/** Invented place names in the manner of a language, and plain street names. */
import type { Random } from '../random/prng.ts';

/** The manner of a place name. */
export type PlaceStyle = 'english' | 'french' | 'german';

const parts: Readonly<Record<PlaceStyle, readonly [readonly string[], readonly string[]]>> = {
  english: [
    'Alder Amber Ash Barley Beacon Birch Blue Bram Briar Bridge Brook Cedar Clay Clear Cold Copper Coral Crane Dew Eagle East Elder Elm Fair Falcon Fern Fox Glen Gold Granite Green Hale Hart Haven Hazel Heron High Holly Iron Ivy Jasper Juniper Kings Lake Lark Laurel Lime Linden Long Maple Marble Marsh Mill Moss North Oak Old Orchard Otter Pebble Pine Prairie Quail Raven Red River Rock Rose Rowan Sage Salt Sand Silver Slate South Spring Stone Summer Swan Thorn Timber Vale Violet West White Willow Winter Wolf'.split(
      ' ',
    ),
    'bank borough bridge brook burn bury by cliff combe cross dale den field ford gate grove ham harbor haven hill holt hurst land ley mead mere mont moor mouth point pool port ridge rock shore side stead stone ton vale view ville wall water wick wood worth'.split(
      ' ',
    ),
  ],
  french: [
    'Aigre Aube Beau Belle Blanc Bois Bourg Breu Chante Châtel Clair Claire Col Croix Épine Fère Fleur Fonte Gran Haute Jolie Lande Lion Loi Mar Mont Neuf Noir Orme Pierre Pont Prai Quin Roche Roque Rouge Saule Sept Tour Val Vert Vieille'.split(
      ' ',
    ),
    'ac ain ay champ château court eau eil ence fort guerre ières lac lieu ligny lon mare mer mont nay neuve oise on pont préau rive roy sart sec tin ud vaux ville vray yères'.split(
      ' ',
    ),
  ],
  german: [
    'Ahorn Alten Berg Birken Blau Brücken Buchen Burg Dorn Eichen Elster Erlen Falken Feld Forst Frei Gold Grün Hasel Heide Hirsch Hoch Holz Kalten Kirch König Kreuz Kühlen Lang Linden Löwen Markt Moor Mühl Neu Nieder Ober Rot Salz Sand Schön Schwarz See Silber Stein Süd Tannen Wald Weiß Wolfs'.split(
      ' ',
    ),
    'ach au bach berg brück brunn burg dorf eck feld fels furt hafen hagen halde hausen heim hof horn kirchen rode see stadt stedt stein tal wald wangen weiler werda werder wörth zell'.split(
      ' ',
    ),
  ],
};

/** How many different names a style has. */
export function placeCount(style: PlaceStyle): number {
  const [heads, tails] = parts[style];
  return heads.length * tails.length;
}

/**
 * The place name with a number from 0 to `placeCount` - 1; neighbouring numbers give different heads and
 * tails, so that a run of numbers looks like a list of towns.
 */
export function placeName(style: PlaceStyle, index: number): string {
  const [heads, tails] = parts[style];
  const head = heads[index % heads.length] ?? '';
  const tail = tails[(index + Math.floor(index / heads.length)) % tails.length] ?? '';
  return head + tail;
}

const streets =
  'Acorn Avenue|Bell Street|Canal Road|Chestnut Drive|Church Lane|Cobbler Court|Corner Square|Depot Road|Elm Avenue|Foundry Street|Garden Way|Glass Alley|Harbor Drive|Hill Road|Juniper Lane|Kiln Street|Lantern Way|Long Meadow|Market Street|Mill Lane|Museum Road|Observatory Hill|Orchard Road|Park Avenue|Pier Street|Quarry Road|Rosewood Drive|Saddle Lane|School Street|Spring Court|Station Road|Summit Avenue|Tannery Row|Tower Street|Vine Street|Wagon Road|Water Street|Windmill Lane'.split(
    '|',
  );

/** House number and street. */
export function inventStreet(random: Random): string {
  return `${random.between(1, 9899)} ${random.pick(streets)}`;
}

/** A telephone number from the range that is kept free for fiction. */
export function inventPhone(random: Random): string {
  return `${random.between(201, 989)}-555-01${String(random.int(100)).padStart(2, '0')}`;
}
