import { createRequire } from 'node:module'
import { spacedCode } from './check_code.js'

const { resolve: pathOf } = createRequire(import.meta.url)
const FONTS = {
  regular: pathOf('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  bold: pathOf('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
}
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
  document.registerFont('regular', FONTS.regular).registerFont('bold', FONTS.bold)
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
  const qr = await QRCode.toBuffer(page.verifyUrl, { margin: 0, width: 320, errorCorrectionLevel: 'M' })
  document.image(qr, 120, 458, { width: 66 })
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
