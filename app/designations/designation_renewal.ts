import { addDays } from '#app/calendar/working_days'
import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { issueCertificate } from './certificate.js'
import Designation from './designation.js'
import { lastDayOfTerm } from './designation_issue.js'
import { moveDesignation } from './designation_move.js'
import type { PublicProfile } from './public_profile.js'

/**
 * 复审 begins: from now on the title stays in force until the decision.
 *
 * @throws StepNotAllowed when it is suspended, being rectified or ended
 */
export async function beginRenewal(trx: Trx, designationId: number, by: Actor) {
  const designation = await Designation.findOrFail(designationId, { client: trx })
  await moveDesignation(trx, 'beginRenewal', designation, by)
}

/** 复审 came to nothing: its term decides again. A title that has ended meanwhile stays ended. */
export async function endRenewal(trx: Trx, designationId: number, by: Actor) {
  const designation = await Designation.findOrFail(designationId, { client: trx })
  if (designation.state === 'under_renewal') await moveDesignation(trx, 'endRenewal', designation, by)
}

export type Renewal = {
  /** 文号 of the renewal. */
  docNumber: string
  /** ISO day. */
  decidedOn: string
  validityYears: number
  profile: PublicProfile
}

/** 续期: another term under the same number, with a line in the register and a new certificate. */
export async function renewDesignation(
  trx: Trx,
  designationId: number,
  by: Actor,
  { docNumber, decidedOn, validityYears, profile }: Renewal
) {
  const designation = await Designation.findOrFail(designationId, { client: trx })
  const before = designation.validUntil.toISODate()!
  const { from, until } = nextTerm(before, decidedOn, validityYears)
  await moveDesignation(trx, 'renew', designation, by, {
    entry: { kind: 'renew', before, after: until, docNumber, effectiveOn: from },
    set: {
      valid_until: until,
      renewed_from: from,
      renewal_doc_number: docNumber,
      profile: JSON.stringify(profile),
    },
  })
  await issueCertificate(trx, designation.id)
}

/** A new term begins the day after the old one ends; where the decision came later, on the day of the decision. */
export function nextTerm(validUntil: string, decidedOn: string, years: number) {
  const after = addDays(validUntil, 1)
  const from = decidedOn > after ? decidedOn : after
  return { from, until: lastDayOfTerm(from, years).toISODate()! }
}
