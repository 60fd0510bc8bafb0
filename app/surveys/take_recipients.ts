import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { system } from '#app/users/actor'
import SurveyIntake from './survey_intake.js'
import { forgetFound, surveyIntakeWorkflow } from './survey_intake_workflow.js'
import { wakeSending } from './survey_sending.js'

/** So many become recipients in one statement and one commit. */
const AT_A_TIME = 5000

/**
 * Makes recipients of those who can be asked. May be killed and run again: whoever is a recipient already, or is not
 * written to any more by now, is left out by the statement itself.
 */
export async function takeFound(intakeId: number) {
  const intake = await SurveyIntake.findOrFail(intakeId)
  if (intake.state !== 'taking') return
  for (let after = 0; ;) {
    const last = await inTransaction((trx) => takeSome(trx, intake, after))
    if (last === null) break
    after = last
  }
  const finishing = {
    by: system('survey_keeper'),
    also: async (trx: Trx) => {
      await forgetFound(trx, intakeId)
      await wakeSending(trx, intake.waveId)
    },
  }
  const { added } = await SurveyIntake.findOrFail(intakeId)
  await surveyIntakeWorkflow.take('finish', intake, { ...finishing, details: { count: added } })
}

/** @returns the last of them; null when there are no more, or the wave takes nobody any more */
async function takeSome(trx: Trx, { id, waveId, source }: SurveyIntake, after: number): Promise<number | null> {
  const wave = await trx.from('survey_waves').where({ id: waveId }).forUpdate().firstOrFail()
  if (!['draft', 'approved', 'open'].includes(wave.state)) return null
  const ids = await trx
    .from('survey_candidates')
    .where({ intake_id: id, verdict: 'fresh' })
    .where('id', '>', after)
    .orderBy('id')
    .limit(AT_A_TIME)
    .select('id')
  if (ids.length === 0) return null
  const last = ids.at(-1)!.id
  const columns = ['email', 'name', 'locale', 'designation_id']
  const moment = sqlTime()
  const values = [waveId, source, id, 'waiting', moment, moment]
  const found = trx
    .knexQuery()
    .table('survey_candidates')
    .where({ intake_id: id, verdict: 'fresh' })
    .whereBetween('id', [after + 1, last])
    .whereNotIn('email', trx.knexQuery().table('survey_invitations').where('wave_id', waveId).select('email'))
    .whereNotIn('email', trx.knexQuery().table('survey_suppressions').select('email'))
    .select(...columns, ...values.map((value) => trx.knexRawQuery('?', [value])))
  const names = [...columns, 'wave_id', 'source', 'intake_id', 'state', 'next_try_at', 'created_at']
  const into = trx.knexRawQuery(`survey_invitations (${names.map(() => '??').join(', ')})`, names)
  await trx.knexQuery().into(into).insert(found)
  await trx
    .from('survey_intakes')
    .where({ id })
    .update({ added: await addedBy(trx, id) })
  return last
}

async function addedBy(trx: Trx, intakeId: number) {
  const [row] = await trx.from('survey_invitations').where('intake_id', intakeId).count('* as total')
  return Number(row.total)
}
