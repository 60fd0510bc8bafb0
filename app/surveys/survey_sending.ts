import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { enqueue } from '#jobs/queue'
import type { default as SurveyWave, SendingState } from './survey_wave.js'
import { surveyWaveWorkflow as workflow } from './survey_wave_workflow.js'

/** What can be done to the letters of an open wave. A cancelled one sends none any more. */
export const sendingActs = {
  begin: { from: ['resting'], to: 'sending', recordedAs: 'survey_wave.sending_begun' },
  pause: { from: ['sending'], to: 'paused', recordedAs: 'survey_wave.sending_paused' },
  resume: { from: ['paused'], to: 'sending', recordedAs: 'survey_wave.sending_resumed' },
  cancel: { from: ['resting', 'sending', 'paused'], to: 'cancelled', recordedAs: 'survey_wave.sending_cancelled' },
} as const satisfies Record<string, { from: readonly SendingState[]; to: SendingState; recordedAs: string }>

export type SendingAct = keyof typeof sendingActs

export function allowsSending(act: SendingAct, { state, sending }: Pick<SurveyWave, 'state' | 'sending'>) {
  return state === 'open' && (sendingActs[act].from as readonly SendingState[]).includes(sending)
}

/**
 * Begins, pauses, goes on or ends. Whoever sends at this moment asks before each few letters and has lost the wave then.
 *
 * @throws StepNotAllowed (409) when the wave is not open, or its letters stand elsewhere by now
 */
export async function moveSending(act: SendingAct, wave: SurveyWave, by: Actor) {
  await inTransaction((trx) => moveSendingIn(trx, act, wave.id, by))
  await wave.refresh()
}

export async function moveSendingIn(trx: Trx, act: SendingAct, waveId: number, by: Actor) {
  const { from, to, recordedAs } = sendingActs[act]
  const moved = await trx
    .from('survey_waves')
    .where({ id: waveId, state: 'open' })
    .whereIn('sending', [...from])
    .update({ sending: to, ...letGo, updated_at: sqlTime() })
  if (Number(moved) === 0) throw new StepNotAllowed(act, 'sending_moved_on')
  if (to === 'sending') await promiseSlice(trx, waveId)
  await workflow.tell(trx, recordedAs, waveId, by)
}

/** Nobody has the wave any more; what was said of the mail server belongs to who had it. */
const letGo = { slice_key: null, slice_until: null, stuck_since: null, stuck_told: false, last_error: null }

/** The wave ends: its letters rest, whatever they were doing. */
export async function haltSending(trx: Trx, waveId: number) {
  await trx
    .from('survey_waves')
    .where({ id: waveId })
    .whereIn('sending', ['sending', 'paused'])
    .update({ sending: 'resting', ...letGo })
}

/** Recipients were added: who waits for something that is due much later begins now. */
export async function wakeSending(trx: Trx, waveId: number) {
  const { sending } = await trx.from('survey_waves').where({ id: waveId }).forUpdate().firstOrFail()
  if (sending === 'sending') await promiseSlice(trx, waveId)
}

/** From now on this slice is the next one: those promised before find that they are late, and do nothing. */
export async function promiseSlice(trx: Trx, waveId: number, at?: Date) {
  await trx.from('survey_waves').where({ id: waveId }).increment('slice_number', 1)
  const { slice_number: number } = await trx.from('survey_waves').where({ id: waveId }).firstOrFail()
  const dedupeKey = `survey_slice/${waveId}/${number}`
  await enqueue(trx, 'surveys/send_slice', { waveId, number: Number(number) }, { at, dedupeKey })
}
