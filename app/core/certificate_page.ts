import type { Font } from 'fontkit'
import { spacedCode } from './check_code.js'

const RED = '#b3261e'
const INK = '#1f1f1f'
const A4_LANDSCAPE = { width: 841.89, height: 595.28 }

/** What stands on a certificate, in Chinese. */
export type CertificatePage = {
  /** Above the title, and the title itself. */
  heading: string
  title: string
  /** Whose it is. */
  name: string
  /** Two lines under the name. */
  sentences: readonly [string, string]
  facts: readonly (readonly [label: string, value: string])[]
  issuer: string
  issuedOn: { iso: string; words: string }
  /** Of the file. */
  fileTitle: string
  author: string
  code: string
  verifyUrl: string
}

/**
 * One landscape page with a QR code that leads to the public page on which it is verified.
 *
 * @returns the PDF
 */
export async function certificatePagePdf(page: CertificatePage): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit')
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: page.fileTitle,
      Author: page.author,
      Creator: '京知',
      CreationDate: new Date(page.issuedOn.iso),
    },
  })
  const { printFont } = await import('./print_fonts.js')
  for (const weight of ['regular', 'bold'] as const) document.registerFont(weight, ownGlyphs(await printFont(weight)))
  drawFrame(document)

  const { width } = A4_LANDSCAPE
  const centred = (text: string, y: number, size: number, font = 'regular', color = INK) =>
    document
      .font(font)
      .fontSize(size)
      .fillColor(color)
      .text(text, 90, y, { width: width - 180, align: 'center' })

  centred(page.heading, 86, 24, 'bold', RED)
  centred(page.title, 128, 40, 'bold', RED)
  centred(page.name, 216, fitting(page.name, 30), 'bold')
  centred(page.sentences[0], 276, 16)
  centred(page.sentences[1], 302, 16)
  page.facts.forEach(([label, value], index) => {
    document.font('regular').fontSize(13).fillColor(INK)
    document.text(`${label}：${value}`, 120, 372 + index * 26)
  })
  document.fontSize(15).text(page.issuer, 440, 452, { width: 280, align: 'right' })
  document.fontSize(13).text(page.issuedOn.words, 440, 478, { width: 280, align: 'right' })

  const { default: QRCode } = await import('qrcode')
  drawCode(document, QRCode.create(page.verifyUrl, { errorCorrectionLevel: 'M' }).modules)
  document.fontSize(9).fillColor('#555555')
  document.text('扫码核验证书真伪', 196, 478)
  document.text(`核验码 ${spacedCode(page.code)}`, 196, 494)

  return finished(document)
}

function drawFrame(document: PDFKit.PDFDocument) {
  const { width, height } = A4_LANDSCAPE
  document
    .lineWidth(3)
    .strokeColor(RED)
    .rect(36, 36, width - 72, height - 72)
    .stroke()
  document
    .lineWidth(0.75)
    .rect(44, 44, width - 88, height - 88)
    .stroke()
}

/** In one shape, so that no program shows seams. */
function drawCode(document: PDFKit.PDFDocument, { size, data }: { size: number; data: Uint8Array }) {
  const step = 66 / size
  data.forEach((isDark, at) => {
    if (isDark) document.rect(120 + (at % size) * step, 458 + Math.floor(at / size) * step, step, step)
  })
  document.fill('#000000')
}

/**
 * A font keeps with a glyph the character that it first stood for, and several characters look alike: what one
 * certificate says must not change what is read from the next. PDFKit takes a font that is read; its types do not say so.
 */
function ownGlyphs(font: Font) {
  return Object.create(font, { _glyphs: { value: {} } }) as Buffer
}

/** Long names get smaller letters, so that they stay on one line. */
function fitting(name: string, most: number) {
  return Math.max(14, Math.min(most, Math.floor(640 / name.length)))
}

function finished(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    document.on('data', (part) => parts.push(part))
    document.on('end', () => resolve(Buffer.concat(parts)))
    document.on('error', reject)
    document.end()
  })
}
