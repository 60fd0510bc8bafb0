import { buffer } from 'node:stream/consumers'
import { zipStream } from '#app/core/zip'
import { readJpeg, readPng } from './image_parts.js'
import { partsOf, xmlText } from './office_parts.js'
import { strippedPdf } from './pdf_parts.js'

/**
 * The copy that somebody who judges blindly gets: the same content, and nothing that says who wrote it, with what and
 * when. What the content itself says is not changed (blindness_scan.ts finds it).
 *
 * @throws Error when the file is damaged, has a password, or is of another kind
 */
export async function strippedCopy(file: Buffer, kind: 'docx' | 'pdf' | 'jpg' | 'png'): Promise<Buffer> {
  if (kind === 'docx') return strippedDocx(file)
  if (kind === 'pdf') return strippedPdf(file)
  return (kind === 'jpg' ? readJpeg(file) : readPng(file)).stripped
}

/** Properties, data of add-ins, comments with their people, the preview. */
const TELLING = [/^docProps\//, /^docMetadata\//, /^customXml\//, /^word\/(_rels\/)?(comments\w*|people)\.xml/]

const isTelling = (path: string) => TELLING.some((pattern) => pattern.test(path))

async function strippedDocx(file: Buffer) {
  const parts = await partsOf(file)
  const kept = await Promise.all(
    [...parts]
      .filter(([path]) => !isTelling(path))
      .map(async ([path, bytes]) => ({ path, content: await strippedPart(path, bytes) }))
  )
  return buffer(zipStream(kept))
}

async function strippedPart(path: string, bytes: Buffer): Promise<Buffer> {
  if (path === '[Content_Types].xml') return Buffer.from(withoutTypes(xmlText(bytes)))
  if (path.endsWith('.rels')) return Buffer.from(withoutRelations(xmlText(bytes), path))
  if (path.endsWith('.xml')) return Buffer.from(withoutPeople(xmlText(bytes)))
  const ending = /\.(docx|pdf|jpe?g|png)$/i.exec(path)?.[1].toLowerCase()
  if (!ending) return bytes
  return strippedCopy(bytes, ending === 'jpeg' ? 'jpg' : (ending as 'docx' | 'pdf' | 'jpg' | 'png'))
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? ''

function withoutTypes(xml: string) {
  return xml.replace(/<Override\b[^>]*>/g, (tag) => (isTelling(attribute(tag, 'PartName').slice(1)) ? '' : tag))
}

/** The template is named with the folder, and so the account, of who wrote the document. */
function withoutRelations(xml: string, path: string) {
  const folder = path.replace(/_rels\/[^/]*$/, '')
  return xml.replace(/<Relationship\b[^>]*\/>/g, (tag) => {
    const target = new URL(attribute(tag, 'Target'), `part:///${folder}`).pathname.slice(1)
    return isTelling(target) || /\/attachedTemplate$/.test(attribute(tag, 'Type')) ? '' : tag
  })
}

/** In any prefix: places of comments, authors and moments of changes, sessions of writing, variables, the template. */
function withoutPeople(xml: string) {
  return xml
    .replace(/<\w+:(commentRangeStart|commentRangeEnd|commentReference|attachedTemplate)\b[^>]*\/>/g, '')
    .replace(/<(\w+:(?:rsids|docVars))\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/\s\w+:(date|dateUtc|userId|rsid\w*)\s*=\s*("[^"]*"|'[^']*')/g, '')
    .replace(/(\s\w+:(?:author|initials)\s*=\s*)("[^"]*"|'[^']*')/g, '$1""')
}
