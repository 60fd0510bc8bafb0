import { crc32, deflateSync } from 'node:zlib'

/** Small but real files of every kind, and some that only look like one. */

export function pdf(text = 'Charter', object = ''): Buffer {
  const parts = [
    '%PDF-1.4\n',
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${object} >>\nendobj\n`,
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>\nendobj\n',
    `% ${text}\n`,
  ]
  const body = parts.join('')
  return Buffer.from(`${body}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1')
}

/** Runs its script when it is opened. */
export const pdfWithJavaScript = () => pdf('Charter', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>')

/** A PDF of exactly so many bytes. */
export function pdfOf(size: number): Buffer {
  return pdf('.'.repeat(size - pdf('').length - digitsMoreFor(size)))
}

/** The place that the trailer names is written out, so it grows with the text. */
function digitsMoreFor(size: number) {
  return String(size).length - String(pdf('').length).length
}

export function png(width = 2, height = 2): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc((width * 3 + 1) * height))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(type: string, data: Buffer) {
  const body = Buffer.concat([Buffer.from(type), data])
  return Buffer.concat([uint32BE(data.length), body, uint32BE(crc32(body))])
}

/** One grey pixel. */
export function jpg(): Buffer {
  return Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////' +
      '////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
    'base64'
  )
}

export const docx = (more: Record<string, string> = {}) =>
  office('word/document.xml', 'wordprocessingml.document', more)

export const xlsx = (more: Record<string, string> = {}) => office('xl/workbook.xml', 'spreadsheetml.sheet', more)

function office(mainPart: string, kind: string, more: Record<string, string>) {
  const type = `application/vnd.openxmlformats-officedocument.${kind}.main+xml`
  return zip({
    '[Content_Types].xml': `<Types><Override PartName="/${mainPart}" ContentType="${type}"/></Types>`,
    '_rels/.rels': `<Relationships><Relationship Id="r1" Target="${mainPart}"/></Relationships>`,
    [mainPart]: '<root/>',
    ...more,
  })
}

/** A ZIP archive whose entries are stored as they are. */
export function zip(entries: Record<string, string>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const data = Buffer.from(text)
    const shared = Buffer.concat([
      Buffer.from([20, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      uint32LE(crc32(data)),
      uint32LE(data.length),
      uint32LE(data.length),
      uint16LE(Buffer.byteLength(name)),
      uint16LE(0),
    ])
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, Buffer.from(name), data])
    const entry = [Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, Buffer.alloc(10)]
    directory.push(Buffer.concat([...entry, uint32LE(offset), Buffer.from(name)]))
    files.push(file)
    offset += file.length
  }
  const list = Buffer.concat(directory)
  const count = uint16LE(files.length)
  const end = [Buffer.from('PK\u0005\u0006\0\0\0\0'), count, count, uint32LE(list.length)]
  return Buffer.concat([...files, list, ...end, uint32LE(offset), uint16LE(0)])
}

function uint16LE(value: number) {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32LE(value: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

function uint32BE(value: number) {
  return uint32LE(value).reverse()
}
