import { randomBytes } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { beijingDay } from '#app/core/beijing_day'
import { inTransaction, type Trx } from '#app/core/dialect'
import { inParts } from '#app/core/in_parts'
import config from '#config/survey_answers'
import { surveyWaveWorkflow } from '#app/surveys/survey_wave_workflow'
import { system } from '#app/users/actor'
import { type Batch, batchesOf } from './batches.js'
import { openPooled, type PooledAnswer } from './pool.js'

/** So many rows fit into one statement of either database. */
const AT_A_TIME = 50

type Entry = PooledAnswer & { poolId: string }
type Wave = { id: number; state: string; is_anonymous: boolean | number; question_version_id: number }

/** Lets answers out of the pool of every wave that has any, and forgets begun answers that nobody can finish any more. */
export async function keepAnswers() {
  const waves = await db.from('survey_pool').distinct('wave_id')
  for (const wave of waves) await releaseAnswers(wave.wave_id)
  const over = db.from('survey_waves').whereNot('state', 'open').orWhere('closes_on', '<', beijingDay()).select('id')
  await db.from('survey_drafts').whereIn('wave_id', over).delete()
}

/** Lets out of one wave's pool what may leave it: whole or not at all. */
export function releaseAnswers(waveId: number) {
  return inTransaction((trx) => releaseIn(trx, waveId))
}

/** @returns how many were let out */
export async function releaseIn(trx: Trx, waveId: number) {
  /** Held still, as by whoever answers: nobody comes in meanwhile, and two releases wait for each other. */
  const wave: Wave = await trx.from('survey_waves').where({ id: waveId }).forUpdate().firstOrFail()
  if (wave.state === 'cancelled') return trx.from('survey_pool').where({ wave_id: waveId }).delete()
  const rows = await trx.from('survey_pool').where({ wave_id: waveId }).select('id', 'sealed')
  const waiting = rows.map(({ id, sealed }): Entry => ({ ...openPooled(waveId, sealed), poolId: id }))
  const batches = batchesOf(waiting, config.least, wave.state !== 'open')
  for (const batch of batches) await letOut(trx, wave, batch)
  const released = batches.reduce((sum, { answers }) => sum + answers.length, 0)
  const details = { answers: released }
  if (released > 0)
    await surveyWaveWorkflow.tell(trx, 'survey_wave.answers_released', waveId, system('answer_pool'), details)
  return released
}

async function letOut(trx: Trx, wave: Wave, { channel, designationId, isRead, answers }: Batch<Entry>) {
  const releasedOn = beijingDay()
  const head = { wave_id: wave.id, channel, released_on: releasedOn }
  await trx.table('survey_batches').insert({ ...head, answers: answers.length, is_read: isRead })
  for (const some of inParts(answers, AT_A_TIME)) {
    if (isRead) {
      const rows = some.map((entry) => ({ entry, id: randomBytes(16).toString('hex') }))
      const shared = { ...head, question_version_id: wave.question_version_id, designation_id: designationId }
      await trx.table('survey_answers').multiInsert(rows.map(({ entry, id }) => ({ id, ...shared, ...shown(entry) })))
      if (!wave.is_anonymous) await keepNames(trx, rows)
    }
    const poolIds = some.map(({ poolId }) => poolId)
    await trx.from('survey_pool').whereIn('id', poolIds).delete()
  }
}

const shown = ({ answers, flags, receiptHash }: Entry) => ({
  answers: JSON.stringify(answers),
  flags: JSON.stringify(flags),
  receipt_hash: receiptHash,
})

async function keepNames(trx: Trx, rows: { entry: Entry; id: string }[]) {
  const named = rows.filter(({ entry }) => entry.invitationId !== null)
  if (named.length === 0) return
  const links = named.map(({ entry, id }) => ({ answer_id: id, invitation_id: entry.invitationId }))
  await trx.table('survey_named_answers').multiInsert(links)
}
