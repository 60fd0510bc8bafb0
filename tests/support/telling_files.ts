import { deflateSync } from 'node:zlib'
import { buffer } from 'node:stream/consumers'
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  ImageRun,
  InsertedTextRun,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'
import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib'
import PdfKit from 'pdfkit'
import { jpg, png } from './files.js'
import { rezipped } from './zips.js'

/** Files that tell in every place that people forget who wrote them. */

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Exif in which a camera was held on its side, XMP, IPTC, a comment, and a second picture behind the first. */
export function tellingJpg(who: string, { orientation = 6, behind = true } = {}) {
  const exif = Buffer.alloc(32)
  exif.write('Exif\0\0MM\0*', 'latin1')
  exif.writeUInt32BE(8, 10)
  exif.writeUInt16BE(1, 14)
  exif.writeUInt16BE(0x0112, 16)
  exif.writeUInt16BE(3, 18)
  exif.writeUInt32BE(1, 20)
  exif.writeUInt16BE(orientation, 24)
  const wide = Buffer.from(who, 'utf16le')
  const picture = jpg()
  return Buffer.concat([
    picture.subarray(0, 2),
    segment(0xe1, Buffer.concat([exif, wide])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<dc:creator>${who}</dc:creator>`)),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${who}`)),
    segment(0xfe, Buffer.from(who)),
    picture.subarray(2),
    ...(behind ? [picture.subarray(0, 2), segment(0xfe, Buffer.from(who)), picture.subarray(2)] : []),
  ])
}

export function tellingPng(who: string) {
  const picture = png()
  const end = picture.length - 12
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
  }
  return Buffer.concat([
    picture.subarray(0, end),
    chunk(
      'iTXt',
      Buffer.concat([Buffer.from('Author\0\u0001\0zh\0Author\0', 'latin1'), deflateSync(Buffer.from(who))])
    ),
    chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync(Buffer.from(who))])),
    chunk('eXIf', Buffer.from(who, 'utf16le')),
    picture.subarray(end),
    Buffer.from(who),
  ])
}

/** Properties, a comment, a tracked change, a template in a home folder, data of an add-in, a telling picture, split runs. */
export async function tellingDocx(who: string, body = '正文只谈做法。') {
  const comment = { id: 0, author: who, initials: who.slice(0, 1), date: new Date(0), children: [new Paragraph(who)] }
  const document = new Document({
    ...{ creator: who, lastModifiedBy: who, title: who, description: who },
    customProperties: [{ name: 'Company', value: who }],
    comments: { children: [comment] },
    sections: [
      {
        children: [
          new Paragraph({
            children: [
              new CommentRangeStart(0),
              ...[...body].map((letter) => new TextRun(letter)),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }),
              new InsertedTextRun({ id: 1, author: who, date: '2026-01-01T00:00:00Z', text: '补充一句。' }),
            ],
          }),
          new Paragraph({
            children: [new ImageRun({ type: 'jpg', data: tellingJpg(who), transformation: { width: 10, height: 10 } })],
          }),
        ],
      },
    ],
  })
  return rezipped(await Packer.toBuffer(document), (parts) => {
    const settings = parts.get('word/settings.xml')!.toString()
    parts.set('customXml/item1.xml', Buffer.from(`<who>${who}</who>`))
    parts.set(
      'word/people.xml',
      Buffer.from(`<w15:people xmlns:w15="x"><w15:person w15:author="${who}"/></w15:people>`)
    )
    parts.set(
      'word/settings.xml',
      Buffer.from(settings.replace(/<\/w:settings>/, '<w:rsids><w:rsid w:val="00112233"/></w:rsids></w:settings>'))
    )
    parts.set(
      'word/_rels/settings.xml.rels',
      Buffer.from(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ' +
          'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" ' +
          `Target="file:///C:/Users/${who}/Normal.dotm" TargetMode="External"/></Relationships>`
      )
    )
  })
}

const FONT = 'node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'

/** Properties, a photograph from a camera, a note on the page, an attached file, XMP, and what an earlier version said. */
export async function tellingPdf(who: string, body = '正文只谈做法。') {
  const kit = new PdfKit({ info: { Author: who, Title: who } })
  kit.font(FONT).text(body)
  kit.image(tellingJpg(who, { behind: false }), 50, 150)
  kit.note(10, 10, 50, 50, who)
  kit.end()
  const document = await PDFDocument.load(await buffer(kit), { updateMetadata: false })
  await document.attach(Buffer.from(who), 'notes.txt', { description: who })
  const xmp = document.context.stream(`<x:xmpmeta>${who}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' })
  document.catalog.set(PDFName.of('Metadata'), document.context.register(xmp))
  document.context.register(document.context.obj({ Old: PDFHexString.fromText(who) }))
  return Buffer.from(await document.save({ useObjectStreams: false }))
}
