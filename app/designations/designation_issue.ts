import { DateTime } from 'luxon'
import type { Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import type { Actor } from '#app/users/actor'
import { issueCertificate } from './certificate.js'
import Designation from './designation.js'
import { designationWorkflow } from './designation_workflow.js'
import { recountNetwork } from './network_countings.js'
import { enterInRegister } from './register_entry.js'
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
      profile,
    },
    { client: trx }
  )
  await designationWorkflow.tell(trx, 'designation.recognized', designation.id, by, {
    number: designation.number,
    docNumber,
    applicationId: application.id,
  })
  await enterInRegister(trx, designation, by, {
    kind: 'recognize',
    after: designation.number,
    docNumber,
    effectiveOn: recognizedOn,
  })
  await issueCertificate(trx, designation.id)
  await recountNetwork(trx)
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
