import { Packer, type Document } from 'docx'
import documents from '#config/documents'
import { timelessZip } from './zip.js'

/** A Word file with the parts that the library leaves out, or fills with the present moment. */

type Facts = { title: string; author: string; day: string }

/**
 * The same document always gives the same bytes.
 *
 * @param facts.day the ISO day that the file says it was made on
 * @param changed what becomes of a file in it
 */
export async function packed(document: Document, facts: Facts, changed?: Parameters<typeof timelessZip>[1]) {
  const parts = [
    { path: 'docProps/core.xml', data: coreProperties(facts) },
    { path: 'word/fontTable.xml', data: fontTable() },
  ]
  return timelessZip(await Packer.toBuffer(document, undefined, parts), changed)
}

/** XML takes no control characters, not even escaped. */
export function printable(text: string) {
  return text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
}

const escaped = (text: string) => printable(text).replace(/[<>&"]/g, (mark) => `&#${mark.charCodeAt(0)};`)

function coreProperties({ title, author, day }: Facts) {
  const namespaces = Object.entries({
    cp: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    dc: 'http://purl.org/dc/elements/1.1/',
    dcterms: 'http://purl.org/dc/terms/',
    xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  }).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  const moment = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:${name}>`
  return (
    `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties ${namespaces.join(' ')}>` +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator>` +
    `${moment('created')}${moment('modified')}</cp:coreProperties>`
  )
}

/** What to show instead of a font that is not there. */
function fontTable() {
  const fonts = Object.values(documents.fonts).map(
    ({ name, others }) => `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/></w:font>`
  )
  const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  return `<?xml version="1.0" encoding="UTF-8"?><w:fonts xmlns:w="${namespace}">${fonts.join('')}</w:fonts>`
}
