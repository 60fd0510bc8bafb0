import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import register from '#config/register'
import UploadRefused from '#app/attachments/upload_refused'
import { storeUploaded } from '#app/attachments/store_file'
import { beijingDay } from '#app/core/beijing_day'
import { typedAnswers, type Answers, type Form } from '#app/core/form'
import { refusedFor } from '#app/core/form_page'
import { checkSections, type Problem } from '#app/core/form_schema'
import type Designation from '#app/designations/designation'
import Organization from '#app/organizations/organization'
import { normalizeUscc, usccFault } from '#app/organizations/uscc'
import { usccSentence } from '#app/organizations/uscc_sentence'
import { personOf } from '#app/users/actor'
import type { KeepFiles, Wish } from './ask_change.js'
import { differenceOf, factsOf, isKeyChange, type Facts } from './change_facts.js'
import { askingForms, changeForms } from './change_forms.js'
import type { ChangeKind } from './change_request.js'
import { proofRule } from './change_files.js'

/**
 * What was typed, checked as a whole.
 *
 * @param kept how many files of proof are there already
 * @throws E_VALIDATION_ERROR with each fault at its field
 */
export async function checkedWish(ctx: HttpContext, designation: Designation, kind: ChangeKind, kept = 0) {
  const { problems, answers } = await check(ctx, askingForms[kind])
  const wish = { kind, ground: 'own_request', ...answers } as Wish
  if (kind === 'suspension') problems.push(...periodFaults(ctx, wish))
  if (kept + ctx.request.files('proof').length > proofRule.most) {
    problems.push({ path: 'proof', message: new UploadRefused('too_many').sentence(ctx.i18n, proofRule) })
  }
  if (kind !== 'change') return refused(problems) ?? wish

  const typed = await Promise.all(changeForms.map((form) => check(ctx, form)))
  problems.push(...typed.flatMap((one) => one.problems))
  const after: Facts = Object.assign({}, ...typed.map((one) => one.answers))
  if (problems.length === 0) after.uscc = normalizeUscc(String(after.uscc))
  const difference = differenceOf(factsOf(designation), after, ctx.i18n)
  if (problems.length === 0) problems.push(...(await changeFaults(ctx, designation, difference.after, kept)))
  return refused(problems) ?? { ...wish, ground: undefined, ...difference }
}

function check({ request, i18n }: HttpContext, form: Form): Promise<{ problems: Problem[]; answers: Answers }> {
  return checkSections(form, form.sections, typedAnswers(form.fields, request.all()), i18n)
}

/** What only the register knows. */
async function changeFaults(
  { request, i18n }: HttpContext,
  { organizationId }: Designation,
  after: Facts,
  kept: number
) {
  const fault = (path: string, key: string) => ({ path, message: i18n.t(`change_requests.faults.${key}`) })
  const faults: Problem[] = []
  if (Object.keys(after).length === 0) faults.push(fault('reason', 'nothing_changed'))
  if (after.districtCode && !after.address) faults.push(fault('address', 'address_stays'))
  if (isKeyChange(after) && kept + request.files('proof').length === 0) faults.push(fault('proof', 'proof_needed'))
  if (typeof after.uscc === 'string') {
    const wrong = usccFault(after.uscc)
    const other = await Organization.query().where('uscc', after.uscc).whereNot('id', organizationId).first()
    if (wrong) faults.push({ path: 'uscc', message: usccSentence(wrong, i18n) })
    else if (other) faults.push(fault('uscc', 'uscc_taken'))
  }
  return faults
}

function periodFaults({ i18n }: HttpContext, { fromDay, untilDay }: Wish): Problem[] {
  if (!fromDay || !untilDay) return []
  const last = DateTime.fromISO(fromDay).plus({ months: register.suspensionMonths }).minus({ days: 1 }).toISODate()!
  const fault = (path: string, key: string) => ({
    path,
    message: i18n.t(`change_requests.faults.${key}`, { months: register.suspensionMonths }),
  })
  if (fromDay < beijingDay()) return [fault('fromDay', 'from_past')]
  if (untilDay < fromDay) return [fault('untilDay', 'until_before')]
  return untilDay > last ? [fault('untilDay', 'too_long')] : []
}

function refused(problems: Problem[]) {
  if (problems.length === 0) return null
  throw refusedFor(problems)
}

/** The files of the form become those of the request. */
export function keepProofs(ctx: HttpContext): KeepFiles {
  const files = ctx.request.files('proof')
  const by = personOf(ctx)
  return async (trx, { id, organizationId }) => {
    for (const file of files) {
      const owner = { subjectType: 'change_request', subjectId: id, purpose: 'proof', organizationId }
      await storeUploaded(trx, file, { ...owner, uploadedById: by.id, i18n: ctx.i18n, by })
    }
  }
}
