import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  decodePDFRawStream,
  type PDFObject,
} from 'pdf-lib'
import { extractText } from 'unpdf'
import { readJpeg } from './image_parts.js'

/** @throws Error when it is no PDF, or one with a password */
export async function openPdf(file: Buffer) {
  return PDFDocument.load(file, { updateMetadata: false, throwOnInvalidObject: true })
}

/** The text of the pages, as somebody reads it. */
export async function pdfText(file: Buffer) {
  const { text } = await extractText(new Uint8Array(file), { mergePages: true })
  return text
}

/** What stands beside the pages: properties, notes, bookmarks, fields, names of attached files, and packed XML. */
export function pdfStrings(document: PDFDocument) {
  const said: string[] = []
  const streams: Buffer[] = []
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    walk(object, (part) => {
      if (part instanceof PDFString || part instanceof PDFHexString) said.push(part.decodeText())
    })
    if (!(object instanceof PDFRawStream)) continue
    if (isPhotograph(object)) streams.push(...readJpeg(Buffer.from(object.contents)).parts.map(({ bytes }) => bytes))
    else if (nameOf(object.dict, 'Subtype') !== 'Image') streams.push(contentOf(object))
  }
  return { said, streams }
}

/** A JPEG as a camera made it, with all that it carries. */
const isPhotograph = ({ dict }: PDFRawStream) => nameOf(dict, 'Filter') === 'DCTDecode'

function contentOf(stream: PDFRawStream) {
  try {
    return Buffer.from(decodePDFRawStream(stream).decode())
  } catch {
    return Buffer.from(stream.contents)
  }
}

/** Who wrote it, with what and when, where else it came from, and what is attached to it. */
const TELLING = ['Metadata', 'PieceInfo', 'LastModified', 'AF', 'EmbeddedFiles', 'SpiderInfo', 'Collection']

/** The same pages without properties, notes and attached files, and without whatever earlier versions left behind. */
export async function strippedPdf(file: Buffer): Promise<Buffer> {
  const document = await openPdf(file)
  const { context } = document
  context.trailerInfo.Info = undefined
  context.trailerInfo.ID = undefined
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    walk(object, (part) => {
      if (part instanceof PDFDict) forget(part)
      if (part instanceof PDFStream) forget(part.dict)
    })
    if (object instanceof PDFRawStream && isPhotograph(object)) {
      const picture = readJpeg(Buffer.from(object.contents)).stripped
      context.assign(ref, PDFRawStream.of(object.dict, picture))
    }
  }
  const used = reachable(document)
  for (const [ref] of context.enumerateIndirectObjects()) if (!used.has(ref.toString())) context.delete(ref)
  return Buffer.from(await document.save({ addDefaultPage: false, updateFieldAppearances: false }))
}

/** On a page links and fields of forms stay; notes, with who wrote them and when, are comments. */
function forget(dict: PDFDict) {
  for (const name of TELLING) dict.delete(PDFName.of(name))
  const annotations = dict.lookup(PDFName.of('Annots'))
  if (!(annotations instanceof PDFArray)) return
  for (let at = annotations.size() - 1; at >= 0; at--) {
    const one = annotations.lookup(at)
    const stays = one instanceof PDFDict && ['Link', 'Widget'].includes(nameOf(one, 'Subtype') ?? '')
    if (!stays) annotations.remove(at)
    else for (const name of ['M', 'NM']) one.delete(PDFName.of(name))
  }
}

function nameOf(dict: PDFDict, key: string) {
  const value = dict.lookup(PDFName.of(key))
  const name = value instanceof PDFArray && value.size() === 1 ? value.lookup(0) : value
  return name instanceof PDFName ? name.decodeText() : null
}

/** Every object inside one, itself included; references are not followed. */
function walk(object: PDFObject, visit: (part: PDFObject) => void) {
  visit(object)
  if (object instanceof PDFArray) for (const part of object.asArray()) walk(part, visit)
  const dict = object instanceof PDFStream ? object.dict : object
  if (dict instanceof PDFDict) for (const [, part] of dict.entries()) walk(part, visit)
}

function reachable({ context }: PDFDocument) {
  const used = new Set<string>()
  const waiting: PDFObject[] = [context.trailerInfo.Root!]
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    walk(object, (part) => {
      if (!(part instanceof PDFRef) || used.has(part.toString())) return
      used.add(part.toString())
      const target = context.lookup(part)
      if (target) waiting.push(target)
    })
  }
  return used
}
