import { DateTime } from 'luxon'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { CertificateSchema } from '#database/schema'
import { beijingDay } from '#app/core/beijing_day'
import { newCheckCode } from '#app/core/check_code'
import { sqlTime, type Trx } from '#app/core/dialect'
import { enqueue } from '#jobs/queue'
import Designation from './designation.js'

/** What stands on a certificate; days as ISO texts. */
export type Printed = {
  name: string
  number: string
  /** 文号 on which the term rests. */
  docNumber: string
  districtCode: string
  designationType: string
  recognizedOn: string
  /** First day of the term, where it is not the first one. */
  renewedFrom?: string | null
  validUntil: string
}

/** 认定证书: what was printed does not change. When the facts do, another one replaces it and says so when it is checked. */
export default class Certificate extends CertificateSchema {
  declare printed: Printed

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  static currentOf({ id }: Designation) {
    return this.query().where('designationId', id).whereNull('replacedAt').orderBy('id', 'desc').firstOrFail()
  }
}

/**
 * Issues a certificate of what the designation says now; the one before is replaced.
 *
 * @param options.drawn thousands at once are drawn when somebody asks for one
 */
export async function issueCertificate(
  trx: Trx,
  designationId: number,
  { drawn = 'soon' }: { drawn?: 'soon' | 'when_asked' } = {}
) {
  const designation = await Designation.findOrFail(designationId, { client: trx })
  const { name, number, districtCode, designationType, recognizedOn, renewedFrom, validUntil } = designation
  const docNumber = designation.renewalDocNumber ?? designation.docNumber
  await trx
    .from('certificates')
    .where('designation_id', designationId)
    .whereNull('replaced_at')
    .update({ replaced_at: sqlTime(), updated_at: sqlTime() })
  const printed: Printed = {
    ...{ name, number, docNumber, districtCode, designationType },
    recognizedOn: recognizedOn.toISODate()!,
    renewedFrom: renewedFrom?.toISODate() ?? null,
    validUntil: validUntil.toISODate()!,
  }
  const { id } = await Certificate.create(
    { designationId, code: newCheckCode(), printed, issuedOn: DateTime.fromISO(beijingDay()) },
    { client: trx }
  )
  if (drawn === 'soon') await enqueue(trx, 'designations/draw_certificate', { certificateId: id })
}
