/** The parts of a workbook beside its sheets (ECMA-376): content types, relations, styles, properties. */

import { isNumericType } from '../../document/display.ts';
import type { CellType } from '../../document/table.ts';
import { colors, fontName, numberFormats } from '../styles.ts';
import { escapeXml, relationsNamespace, spreadsheetNamespace, xmlHead } from './xml.ts';

const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const mainType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Cell types in the order of their styles; the first is style {@link FIRST_TYPE_STYLE}. */
const styledTypes: readonly CellType[] = [
  'text',
  'integer',
  'number',
  'figure',
  'money',
  'percent',
  'score',
  'date',
  'instant',
];
const FIRST_TYPE_STYLE = 4;

/** Indexes into the style sheet. */
export const styles = { header: 1, headerRight: 2, label: 3 } as const;

export function styleOf(type: CellType): number {
  return FIRST_TYPE_STYLE + styledTypes.indexOf(type);
}

export function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${mainType}.worksheet+xml"/>`,
  );
  return `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${mainType}.sheet.main+xml"/>${parts.join('')}<Override PartName="/xl/styles.xml" ContentType="${mainType}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
}

export const rootRelations = `${xmlHead}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relationsNamespace}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

export function coreProperties(title: string, created: string): string {
  const time = `${created.slice(0, 19)}Z`;
  return `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>OTel BI</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created></cp:coreProperties>`;
}

export function workbookPart(
  sheets: readonly { readonly name: string; readonly filter: string | null }[],
): string {
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const names = sheets.flatMap(({ name, filter }, i) => {
    if (filter === null) return [];
    const quoted = escapeXml(`'${name.replaceAll("'", "''")}'`);
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${quoted}!${filter}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${quoted}!$1:$1</definedName>`,
    ];
  });
  const defined = names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
  return `${xmlHead}<workbook xmlns="${spreadsheetNamespace}" xmlns:r="${relationsNamespace}"><sheets>${list.join('')}</sheets>${defined}</workbook>`;
}

export function workbookRelations(sheets: number): string {
  const list = Array.from(
    { length: sheets },
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${relationsNamespace}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return `${xmlHead}<Relationships xmlns="${packageRelations}">${list.join('')}<Relationship Id="rId${sheets + 1}" Type="${relationsNamespace}/styles" Target="styles.xml"/></Relationships>`;
}

function font(extra: string): string {
  return `<font>${extra}<sz val="11"/><name val="${fontName}"/></font>`;
}

const FIRST_OWN_FORMAT = 164;

/** Styles: plain, header left and right, bold label, then one a cell type. */
export function stylesPart(): string {
  const formats = styledTypes.map(
    (type, i) =>
      `<numFmt numFmtId="${FIRST_OWN_FORMAT + i}" formatCode="${escapeXml(numberFormats[type])}"/>`,
  );
  const align = (horizontal: string, wrap: boolean) =>
    `<alignment horizontal="${horizontal}" vertical="top"${wrap ? ' wrapText="1"' : ''}/>`;
  const header = (horizontal: string) =>
    `<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">${align(horizontal, true)}</xf>`;
  const typed = styledTypes.map((type, i) => {
    const format = type === 'text' ? 0 : FIRST_OWN_FORMAT + i;
    return `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${align(isNumericType(type) ? 'right' : 'left', false)}</xf>`;
  });
  const label = `<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">${align('left', true)}</xf>`;
  const cellFormats = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    header('left'),
    header('right'),
    label,
    ...typed,
  ];
  return `${xmlHead}<styleSheet xmlns="${spreadsheetNamespace}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="3">${font('')}${font(`<b/><color rgb="${colors.headerText}"/>`)}${font('<b/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="${colors.header}"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cellFormats.length}">${cellFormats.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
