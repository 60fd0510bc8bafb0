import { DateTime } from 'luxon'
import { beijingYear } from '#app/core/beijing_day'
import { inTransaction, type Trx } from '#app/core/dialect'
import Designation from '#app/designations/designation'
import { gradesThatCount, skipsExperts } from '#app/designations/renewal_rules'
import YearlyGrade from '#app/designations/yearly_grade'
import renewals from '#config/renewals'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { copyForRenewal } from './application_copy.js'
import { refuseOutsideRenewal, refuseSecondRenewal } from './application_renewal.js'
import { designationTypes, type DesignationTypeName } from './designation_types.js'
import type PointApplication from './point_application.js'
import { draftIn, numberIn } from './application_handing_in.js'
import { ruleOn, type Ruling } from './application_rulings.js'
import PointBatch from './point_batch.js'

/** 续期复审 of a title: an application like any other, but for its window, the experts and what it leads to. */

/**
 * A draft for another term, filled in with what is known of the point.
 *
 * @throws StepNotAllowed `renewal_not_yet`, `renewal_over`, `not_renewable`, `renewal_open`
 */
export async function startRenewal(designation: Designation, by: Actor & { id: number }): Promise<PointApplication> {
  refuseOutsideRenewal(designation)
  if (designation.standing !== 'active') throw new StepNotAllowed('renew', 'not_renewable')
  await designation.load('organization')
  const copy = await copyForRenewal(designation)
  const year = beijingYear()
  return inTransaction(async (trx) => {
    await refuseSecondRenewal(trx, designation.id)
    /** Taking a number holds the series of the year: nobody else makes its standing batch meanwhile. */
    const number = await numberIn(trx, 'XQ', year)
    const batch = await standingBatch(trx, designation.designationType as DesignationTypeName, year, by)
    return draftIn(trx, batch, designation.organization, by, { number, renewsId: designation.id, copy })
  })
}

/** The batch of a year's renewals of a title, made when the first one begins, by the rules of the newest call. */
async function standingBatch(trx: Trx, designationType: DesignationTypeName, year: number, by: { id: number }) {
  const ofType = () => PointBatch.query({ client: trx }).where({ designationType })
  const standing = await ofType().where({ kind: 'renewal', year }).first()
  if (standing) return standing
  const call = await ofType().where('kind', 'call').whereNot('state', 'draft').orderBy('id', 'desc').first()
  const { districtStep, supplementLapse, minimumExperts, noticeDays, validityYears, rubric } =
    call ?? designationTypes[designationType]
  return PointBatch.create(
    {
      ...{ designationType, year, kind: 'renewal', state: 'open', version: 0, createdById: by.id },
      ...{ districtStep, supplementLapse, minimumExperts, noticeDays, validityYears, rubric: [...rubric] },
      title: `${year} 年网点续期复审`,
      opensOn: DateTime.fromISO(`${year}-01-01`),
      closesOn: DateTime.fromISO(`${year}-12-31`),
      stateSince: DateTime.utc(),
    },
    { client: trx }
  )
}

/** What the application led to, once it is recognised. */
export async function designationFrom({ id, renewsId, state }: PointApplication) {
  if (state !== 'recognized') return null
  return renewsId ? Designation.findOrFail(renewsId) : Designation.findBy('applicationId', id)
}

/** The yearly grades that a renewal may look at, the newest first, and whether they make experts unnecessary. */
export async function gradesFor(renewsId: number) {
  const grades = await YearlyGrade.of({ id: renewsId }, renewals.gradeYears + 1)
  const year = beijingYear()
  return { grades: gradesThatCount(grades, year), skipsExperts: skipsExperts(grades, year) }
}

/**
 * 核验通过 of a renewal that no experts need to judge: it is deliberated at once.
 *
 * @throws StepNotAllowed `experts_needed`
 */
export async function verifyForRenewal(application: PointApplication, by: Actor & { id: number }, ruling: Ruling) {
  const skips = application.renewsId !== null && (await gradesFor(application.renewsId)).skipsExperts
  if (!skips) throw new StepNotAllowed('verifyForRenewal', 'experts_needed')
  const handler = { handler_id: application.handlerId ?? by.actingFor?.id ?? by.id }
  await ruleOn(application, 'verifyForRenewal', 'passed', by, ruling, handler)
}
