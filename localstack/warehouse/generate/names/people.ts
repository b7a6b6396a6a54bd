/** Invented people: plain first and last names of several languages, combined at random. */
import type { Random } from '../random/prng.ts';

const women =
  'Ada Alma Amélie Anna Beatriz Birgit Carla Céline Chloé Clara Dana Dóra Edith Elena Élise Emma Eva Fatima Freya Greta Hana Helen Inés Ingrid Iris Jana Jelena Joan Julia Käthe Karen Laura Léa Lena Linda Lucía Maja Margot Maria Mei Milena Mira Nadia Nina Nora Olga Paula Renée Rosa Ruth Sara Šárka Sofia Søs Tereza Uma Vera Viola Wilma Xenia Yara Zoë Željka 山田';
const men =
  'Adam Aleš Amir André Arno Axel Benoît Bruno Carl Damir Daniel David Dieter Emil Erik Ethan Felix Frank François Georg Gian Hans Henrik Hugo Igor Ivan Ján Jens Joël Jörg José Karl Kenji Klaus Lars Leo Liam Luís Luka Marc Marek Martin Mateo Miguel Milan Nico Noah Óscar Otto Paul Pavel Petr Rafael René Robin Samuel Simon Søren Stefan Théo Tomáš Viktor Walter Yusuf 山本';
const family =
  'Abbott Almeida Andersen Archer Bakker Barnes Bauer Becker Bélanger Berg Bishop Blanc Borg Brandt Brennan Brooks Carver Castillo Černý Chen Clarke Conti Costa Cross Dahl Dalton Díaz Doyle Duarte Dubois Dvořák Eklund Ellis Engel Évrard Fischer Fletcher Fontaine Foster García Gauthier Grant Gruber Hájek Hale Hansen Hartley Haug Hayes Hernández Hoffmann Holm Horvat Hughes Ibsen Ivanova Jansen Jensen Juhász Kaiser Kaur Keller Kim Klein Knight Kovač Krüger Kumar Lambert Larsen Lefèvre Lehmann Leroy Lindqvist Lopes Lynch Maier Malik Marchand Marsh Martens Mäkinen Mendes Mercier Meyer Mills Moreau Moreno Müller Murray Nagy Neumann Nguyen Nielsen Novák Núñez Nyström Oakes Olsen Ortega Osborne Palmer Papadakis Park Patel Pavlić Pereira Peters Petrov Pichler Poulsen Price Quinn Ramos Reid Renard Richter Rivera Rossi Roux Šarić Sato Schäfer Schmidt Schwarz Sharma Silva Škoda Soto Stein Strand Suárez Svoboda Szabó Tanaka Thorne Tóth Turner Urban Vargas Vasquez Vidal Virtanen Vogel Wagner Walsh Watanabe Weber Wells Weiß Winter Wolf Wood Yamada Yılmaz Young Zeman Ziegler Žižka';

const womenNames = women.split(' ');
const menNames = men.split(' ');
const familyNames = family.split(' ');

export interface Person {
  readonly first: string;
  readonly middle: string | null;
  readonly last: string;
  readonly gender: 'F' | 'M';
}

const initials = 'ABCDEFGHJKLMNPRSTVW';

/** A person; about half have a middle initial. */
export function inventPerson(random: Random): Person {
  const gender = random.chance(0.5) ? 'F' : 'M';
  return {
    first: random.pick(gender === 'F' ? womenNames : menNames),
    middle: random.chance(0.5) ? (initials[random.int(initials.length)] ?? null) : null,
    last: random.pick(familyNames),
    gender,
  };
}

/** The name in the letters a to z, for addresses; `x` where nothing is left of it. */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replace(/[^a-z]/g, '');
  return plain === '' ? 'x' : plain;
}
