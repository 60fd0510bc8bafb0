import { randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import type { Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import type { Actor } from '#app/users/actor'
import { enqueue } from '#jobs/queue'
import Designation from './designation.js'
import { designationWorkflow } from './designation_workflow.js'
import type { PublicProfile } from './public_profile.js'

export type Recognition = {
  application: {
    id: number
    organizationId: number
    orgName: string
    districtCode: string
    hostType: string
  }
  batch: { designationType: string; validityYears: number }
  /** 文号 of the recognition document. */
  docNumber: string
  /** ISO day. */
  recognizedOn: string
  profile: PublicProfile
}

/**
 * Writes a recognised service point into the register, in the transaction of the recognition.
 *
 * @returns the id of the designation
 */
export async function issueDesignation(
  trx: Trx,
  by: Actor,
  { application, batch, docNumber, recognizedOn, profile }: Recognition
): Promise<number> {
  const year = recognizedOn.slice(0, 4)
  const serial = await nextNumber(trx, `designation/${year}`)

  const designation = await Designation.create(
    {
      designationType: batch.designationType,
      organizationId: application.organizationId,
      applicationId: application.id,
      number: certificateNumber(year, serial),
      docNumber,
      name: application.orgName,
      districtCode: application.districtCode,
      hostType: application.hostType,
      state: 'active',
      version: 0,
      stateSince: DateTime.utc(),
      recognizedOn: DateTime.fromISO(recognizedOn),
      validUntil: lastDayOfTerm(recognizedOn, batch.validityYears),
      verifyCode: newVerifyCode(),
      profile,
    },
    { client: trx }
  )
  await designationWorkflow.tell(trx, 'designation.recognized', designation.id, by, {
    number: designation.number,
    docNumber,
    applicationId: application.id,
  })
  await enqueue(trx, 'service_points/issue_certificate', { designationId: designation.id })
  return designation.id
}

/** 京知信网〔2026〕001号 */
export function certificateNumber(year: string, serial: number) {
  return `京知信网〔${year}〕${String(serial).padStart(3, '0')}号`
}

/** A term of three years from 5 March 2026 ends on 4 March 2029. */
export function lastDayOfTerm(recognizedOn: string, years: number) {
  return DateTime.fromISO(recognizedOn).plus({ years }).minus({ days: 1 })
}

/** Crockford's base 32: no letter that can be taken for a digit or for another letter. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 26 characters that hold 128 random bits. */
function newVerifyCode() {
  let left = BigInt(`0x${randomBytes(16).toString('hex')}`)
  let code = ''
  for (; code.length < 26; left >>= 5n) code = ALPHABET[Number(left & 31n)] + code
  return code
}
