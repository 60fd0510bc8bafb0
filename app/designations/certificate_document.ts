import { DateTime } from 'luxon'
import { certificatePagePdf } from '#app/core/certificate_page'
import type { Printed } from './certificate.js'

/** What stands on a certificate beside its facts, in Chinese. */
export type CertificateWords = { district: string; type: string; code: string; issuedOn: string; verifyUrl: string }

/** 认定证书 as a PDF. */
export function certificatePdf(printed: Printed, words: CertificateWords): Promise<Buffer> {
  const { name, number, docNumber, recognizedOn, renewedFrom, validUntil } = printed
  const day = (isoDay: string) => DateTime.fromISO(isoDay).toFormat('yyyy 年 M 月 d 日')
  const passed = renewedFrom ? '经复审和公示，' : '经审核、专家评审和公示，'
  return certificatePagePdf({
    heading: '北京市知识产权信息公共服务网点',
    title: '认  定  证  书',
    name,
    sentences: [`依据${docNumber}文件，${passed}`, `${renewedFrom ? '续期' : '认定'}为${words.type}。`],
    facts: [
      ['证书编号', number],
      ['所  在  区', words.district],
      ['有  效  期', `${day(renewedFrom ?? recognizedOn)} 至 ${day(validUntil)}`],
    ],
    issuer: '北京市知识产权局',
    issuedOn: { iso: words.issuedOn, words: day(words.issuedOn) },
    fileTitle: `${name} ${number}`,
    author: '北京市知识产权局',
    code: words.code,
    verifyUrl: words.verifyUrl,
  })
}
