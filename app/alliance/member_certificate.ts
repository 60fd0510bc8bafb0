import { DateTime } from 'luxon'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import i18nManager from '@adonisjs/i18n/services/main'
import env from '#start/env'
import { beijingDay } from '#app/core/beijing_day'
import { certificatePagePdf } from '#app/core/certificate_page'
import { newCheckCode } from '#app/core/check_code'
import { sqlTime, type Trx } from '#app/core/dialect'
import { AllianceCertificateSchema } from '#database/schema'
import AllianceMember from './alliance_member.js'
import type { MemberClass } from './member_classes.js'

/** Days as ISO texts. */
export type PrintedMember = {
  name: string
  number: string
  memberClass: MemberClass
  joinedOn: string
  termFrom: string | null
  termUntil: string | null
}

/** 成员证书: what was printed does not change; another class or term gets another one. */
export default class MemberCertificate extends AllianceCertificateSchema {
  static table = 'alliance_certificates'

  declare printed: PrintedMember

  @belongsTo(() => AllianceMember, { foreignKey: 'memberId' })
  declare member: BelongsTo<typeof AllianceMember>

  static currentOf({ id }: { id: number }, trx?: Trx) {
    return this.query({ client: trx }).where('memberId', id).whereNull('replacedAt').orderBy('id', 'desc').first()
  }
}

/** A certificate of what the membership says now; the one before is replaced. */
export async function issueMemberCertificate(trx: Trx, memberId: number) {
  const member = await AllianceMember.findOrFail(memberId, { client: trx })
  if (!member.number || !member.joinedOn) return
  await trx
    .from('alliance_certificates')
    .where('member_id', memberId)
    .whereNull('replaced_at')
    .update({ replaced_at: sqlTime() })
  const printed: PrintedMember = {
    ...{ name: member.name, number: member.number, memberClass: member.memberClass },
    joinedOn: member.joinedOn.toISODate()!,
    termFrom: member.termFrom?.toISODate() ?? null,
    termUntil: member.termUntil?.toISODate() ?? null,
  }
  const issuedOn = DateTime.fromISO(beijingDay())
  await MemberCertificate.create({ memberId, code: newCheckCode(), printed, issuedOn }, { client: trx })
}

/** Certificates are always Chinese. */
export function memberCertificatePdf({ printed, code, issuedOn }: MemberCertificate) {
  const day = (isoDay: string) => DateTime.fromISO(isoDay).toFormat('yyyy 年 M 月 d 日')
  const memberClass = i18nManager.locale('zh-CN').t(`alliance.classes.${printed.memberClass}`)
  const { name, number, joinedOn, termFrom, termUntil } = printed
  return certificatePagePdf({
    heading: '北京市知识产权信息服务联盟',
    title: '成  员  证  书',
    name,
    sentences: ['经审议，准予加入北京市知识产权信息服务联盟，', `为联盟${memberClass}。`],
    facts: [
      ['成员编号', number],
      ['入盟时间', day(joinedOn)],
      ...(termFrom && termUntil ? [['任        期', `${day(termFrom)} 至 ${day(termUntil)}`] as const] : []),
    ],
    issuer: '北京市知识产权信息服务联盟秘书处',
    issuedOn: { iso: issuedOn.toISODate()!, words: day(issuedOn.toISODate()!) },
    fileTitle: `${name} ${number}`,
    author: '北京市知识产权信息服务联盟',
    code,
    verifyUrl: `${env.get('APP_URL')}/verify/${code}`,
  })
}
