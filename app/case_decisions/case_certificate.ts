import { DateTime } from 'luxon'
import env from '#start/env'
import { certificatePagePdf } from '#app/core/certificate_page'
import { beijingDay } from '#app/core/beijing_day'
import CaseCandidate from './case_candidate.js'

/** A selected case by the code on its certificate, or null. */
export function caseWithCode(code: string) {
  return CaseCandidate.query()
    .where('checkCode', code)
    .preload('case', (cases) => void cases.preload('organization'))
    .preload('selection', (selection) => void selection.preload('call'))
    .first()
}

/** 入选证书: always Chinese. @param candidate as `caseWithCode` loads it */
export function caseCertificatePdf({ case: row, selection, checkCode }: CaseCandidate) {
  const day = DateTime.fromISO(beijingDay(selection.publishedAt!.toJSDate()))
  const words = day.toFormat('yyyy 年 M 月 d 日')
  return certificatePagePdf({
    heading: '北京市知识产权局',
    title: '入  选  证  书',
    name: row.organization.name,
    sentences: [`贵单位报送的《${row.title}》`, `入选${selection.call.title}。`],
    facts: [['案例编号', row.number!]],
    issuer: '北京市知识产权局',
    issuedOn: { iso: day.toISODate()!, words },
    fileTitle: `${row.title} ${row.number}`,
    author: '北京市知识产权局',
    code: checkCode!,
    verifyUrl: `${env.get('APP_URL')}/verify/${checkCode}`,
  })
}
