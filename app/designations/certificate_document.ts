import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { DateTime } from 'luxon'
import type { Printed } from './certificate.js'

const { resolve: pathOf } = createRequire(import.meta.url)
const FONTS = {
  regular: pathOf('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  bold: pathOf('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
}
const RED = '#b3261e'
const INK = '#1f1f1f'
const A4_LANDSCAPE = { width: 841.89, height: 595.28 }

/** What stands on a certificate beside its facts, in Chinese. */
export type CertificateWords = { district: string; type: string; code: string; issuedOn: string; verifyUrl: string }

/**
 * 认定证书: one landscape page with a QR code that leads to the public page on which it is verified.
 *
 * @returns the PDF
 */
export async function certificatePdf(printed: Printed, words: CertificateWords): Promise<Buffer> {
  const { name, number, docNumber, recognizedOn, renewedFrom, validUntil } = printed
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: `${name} ${number}`,
      Author: '北京市知识产权局',
      Creator: '京知',
      CreationDate: new Date(words.issuedOn),
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
  const day = (isoDay: string) => DateTime.fromISO(isoDay).toFormat('yyyy 年 M 月 d 日')

  centred('北京市知识产权信息公共服务网点', 86, 24, 'bold', RED)
  centred('认  定  证  书', 128, 40, 'bold', RED)
  centred(name, 216, fitting(name, 30), 'bold')
  const passed = renewedFrom ? '经复审和公示，' : '经审核、专家评审和公示，'
  centred(`依据${docNumber}文件，${passed}`, 276, 16)
  centred(`${renewedFrom ? '续期' : '认定'}为${words.type}。`, 302, 16)

  const facts = [
    ['证书编号', number],
    ['所  在  区', words.district],
    ['有  效  期', `${day(renewedFrom ?? recognizedOn)} 至 ${day(validUntil)}`],
  ]
  facts.forEach(([label, value], index) => {
    document.font('regular').fontSize(13).fillColor(INK)
    document.text(`${label}：${value}`, 120, 372 + index * 26)
  })
  document.fontSize(15).text('北京市知识产权局', 480, 452, { width: 240, align: 'right' })
  document.fontSize(13).text(day(words.issuedOn), 480, 478, { width: 240, align: 'right' })

  const qr = await QRCode.toBuffer(words.verifyUrl, {
    margin: 0,
    width: 320,
    errorCorrectionLevel: 'M',
  })
  document.image(qr, 120, 458, { width: 66 })
  document.fontSize(9).fillColor('#555555')
  document.text('扫码核验证书真伪', 196, 478)
  document.text(`核验码 ${spaced(words.code)}`, 196, 494)

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

/** In groups of five, as people read it aloud. */
export function spaced(code: string) {
  return code.match(/.{1,5}/g)!.join(' ')
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
