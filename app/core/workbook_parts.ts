import { FORMATS } from './cells.js'
import { LINES_ABOVE } from './sheet_xml.js'
import { declared, escaped, MAIN } from './xml.js'

/** The parts of a workbook beside its sheets, ISO/IEC 29500-1 §12.3. */

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const CORE_PROPERTIES = 'application/vnd.openxmlformats-package.core-properties+xml'

export const sheetPath = (part: number) => `xl/worksheets/sheet${part}.xml`

/** @param names of the sheets, in order */
export function partsAround(names: readonly string[], made: Date): [path: string, xml: string][] {
  return [
    ['xl/styles.xml', styles()],
    ['xl/workbook.xml', workbook(names)],
    ['xl/_rels/workbook.xml.rels', workbookRelations(names)],
    ['docProps/core.xml', properties(made)],
    ['_rels/.rels', relations()],
    ['[Content_Types].xml', contentTypes(names)],
  ]
}

/** Numbers of formats below this one are Excel's own. */
const FIRST_OWN_FORMAT = 164

/** The formats of cells in the order of LOOKS, and behind them one for each of FORMATS. */
function styles() {
  const own = FORMATS.map((code, at) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + at}" formatCode="${code}"/>`)
  const top = '<alignment vertical="top" wrapText="1"/>'
  const look = (font: number, alignment: string, format = 0) =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">${alignment}</xf>`
  const looks = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    look(1, '<alignment horizontal="center"/>'),
    look(2, '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
    look(0, top),
    ...FORMATS.map((_code, at) => look(0, top, FIRST_OWN_FORMAT + at)),
  ]
  const font = (inside: string) => `<font>${inside}<family val="2"/></font>`
  const fonts = [
    font('<sz val="11"/><name val="Calibri"/>'),
    font('<sz val="18"/><name val="方正小标宋简体"/>'),
    font('<b/><sz val="11"/><name val="Calibri"/>'),
  ]
  return declared(
    `<styleSheet xmlns="${MAIN}"><numFmts count="${own.length}">${own.join('')}</numFmts>` +
      `<fonts count="${fonts.length}">${fonts.join('')}</fonts>` +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${looks.length}">${looks.join('')}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  )
}

/** The headers stand on each printed page. */
function workbook(names: readonly string[]) {
  const sheets = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  const titles = names.map(
    (name, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${escaped(name)}'!$${LINES_ABOVE}:$${LINES_ABOVE}</definedName>`
  )
  return declared(
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets>` +
      `<definedNames>${titles.join('')}</definedNames></workbook>`
  )
}

function workbookRelations(names: readonly string[]) {
  return relationships([
    ...names.map((_name, at): Relation => [`${OFFICE}/worksheet`, `worksheets/sheet${at + 1}.xml`]),
    [`${OFFICE}/styles`, 'styles.xml'],
  ])
}

function relations() {
  return relationships([
    [`${OFFICE}/officeDocument`, 'xl/workbook.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ])
}

type Relation = [type: string, target: string]

function relationships(all: readonly Relation[]) {
  const each = all.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`)
  return declared(`<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`)
}

function contentTypes(names: readonly string[]) {
  const types: [path: string, type: string][] = [
    ['xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`],
    ['xl/styles.xml', `${SPREADSHEET}.styles+xml`],
    ...names.map((_name, at): [string, string] => [sheetPath(at + 1), `${SPREADSHEET}.worksheet+xml`]),
    ['docProps/core.xml', CORE_PROPERTIES],
  ]
  const parts = types.map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
  return declared(
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`
  )
}

function properties(made: Date) {
  const moment = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${made.toISOString().slice(0, 19)}Z</dcterms:${name}>`
  return declared(
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/" ` +
      `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${moment('created')}${moment('modified')}</cp:coreProperties>`
  )
}
