import { inTransaction, insertMissing } from '#app/core/dialect'
import db from '@adonisjs/lucid/services/db'
import { system } from '#app/users/actor'
import User from '#app/users/user'
import { emailAddress } from './email_address.js'
import { recipientSource, type Candidate } from './recipient_sources.js'
import { suppressedAmong } from './suppress_address.js'
import SurveyIntake from './survey_intake.js'
import { forgetFound, surveyIntakeWorkflow } from './survey_intake_workflow.js'

const AT_A_TIME = 500

/**
 * Reads a source once, keeps each mailbox once with whether it can be asked, and says all of it in numbers. Writes no
 * recipient. Begins anew when it was cut off.
 */
export async function countRecipients(intakeId: number) {
  const intake = await SurveyIntake.findOrFail(intakeId)
  if (intake.state !== 'counting') return
  const source = recipientSource(intake.source)
  if (!source) throw new Error(`No source of recipients is called ${intake.source}`)

  await inTransaction((trx) => forgetFound(trx, intakeId))
  const period = intake.fromDay && { from: intake.fromDay.toISODate()!, until: intake.untilDay!.toISODate()! }
  let [found, invalid] = [0, 0]
  for await (const batch of source.batches({ period, by: await User.findOrFail(intake.byId) })) {
    const valid = batch.flatMap((candidate) => {
      const email = emailAddress(candidate.email)
      return email ? { ...candidate, email } : []
    })
    found += batch.length
    invalid += batch.length - valid.length
    for (let at = 0; at < valid.length; at += AT_A_TIME) await keep(intake, valid.slice(at, at + AT_A_TIME))
    await db.from('survey_intakes').where({ id: intakeId, state: 'counting' }).update({ found })
  }
  const set = { found, invalid, ...(await countsOf(intakeId, found - invalid)) }
  await surveyIntakeWorkflow.take('count', intake, { by: system('survey_keeper'), set, details: set })
}

type Valid = Candidate & { email: string }

/** The first one with an address stands for it. */
async function keep({ id, waveId }: SurveyIntake, candidates: Valid[]) {
  const emails = candidates.map(({ email }) => email)
  const suppressed = await suppressedAmong(emails)
  const there = await db.from('survey_invitations').where('wave_id', waveId).whereIn('email', emails).select('email')
  const known = new Set(there.map(({ email }) => email))
  const rows = candidates.map(({ email, name, locale, designationId }) => ({
    ...{ intake_id: id, email, name: name?.slice(0, 50) ?? null, designation_id: designationId },
    locale: locale === 'en' ? 'en' : 'zh-CN',
    verdict: known.has(email) ? 'known' : (suppressed.get(email) ?? 'fresh'),
  }))
  const unique = [...new Map(rows.toReversed().map((row) => [row.email, row])).values()].reverse()
  await inTransaction((trx) => insertMissing(trx, 'survey_candidates', unique, ['intake_id', 'email']))
}

async function countsOf(intakeId: number, valid: number) {
  const rows = await db
    .from('survey_candidates')
    .where('intake_id', intakeId)
    .groupBy('verdict')
    .select('verdict')
    .count('* as total')
  const of = (verdict: string) => Number(rows.find((row) => row.verdict === verdict)?.total ?? 0)
  const kept = rows.reduce((sum, { total }) => sum + Number(total), 0)
  return {
    ...{ doubles: valid - kept, known: of('known'), fresh: of('fresh') },
    ...{ opted_out: of('opted_out'), bounced: of('hard_bounce'), complained: of('complaint') },
  }
}
