import { beijingDay } from '#app/core/beijing_day'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import SurveyWave from './survey_wave.js'
import { haltSending } from './survey_sending.js'
import { surveyWaveWorkflow as workflow } from './survey_wave_workflow.js'

/** The steps of a wave that this room takes; those after its end belong to the rooms above. */
export const waveSteps = ['approve', 'giveBack', 'open', 'close', 'cancel'] as const

export type WaveStep = (typeof waveSteps)[number]

type Move = { version?: number; opinion?: string }

/** A draft that nobody has asked to approve is where it belongs. */
export function allowsWaveStep(step: WaveStep, wave: SurveyWave) {
  const isNotLaid = wave.state === 'draft' && !wave.proposedAt
  return workflow.allows(step, wave) && !(step === 'giveBack' && isNotLaid)
}

/**
 * Approves, gives back, opens, closes or calls off a wave; letters that have not gone out by then stay where they are.
 *
 * @throws StepNotAllowed `opens_later` before its first day, `closes_earlier` after its last one, `wrong_state`
 */
export function takeWaveStep(step: WaveStep, wave: SurveyWave, by: Actor, { version, opinion }: Move = {}) {
  if (step === 'open') refuseOutsideDays(wave)
  if (step === 'giveBack' && !allowsWaveStep(step, wave)) throw new StepNotAllowed(step, 'wrong_state')
  return workflow.take(step, wave, {
    ...{ by, version },
    set: step === 'giveBack' ? { proposed_at: null } : {},
    details: { opinion },
    also: (trx) => haltSending(trx, wave.id),
  })
}

type Extension = { /** ISO day. */ closesOn: string; opinion: string; version: number }

/**
 * 延长: who has not answered yet has more days.
 *
 * @throws StepNotAllowed when the wave is not open any more, ends as late as that, or was changed since it was seen
 */
export async function extendWave(wave: SurveyWave, by: Actor, { closesOn, opinion, version }: Extension) {
  await inTransaction(async (trx) => {
    const extended = await trx
      .from('survey_waves')
      .where({ id: wave.id, state: 'open', version })
      .where('closes_on', '<', closesOn)
      .update({ closes_on: closesOn, version: version + 1, updated_at: sqlTime() })
    if (Number(extended) === 0)
      throw await StepNotAllowed.because(trx, workflow.subject, workflow.table, wave.id, 'extend')
    await workflow.tell(trx, 'survey_wave.extended', wave.id, by, { about: `${wave.lastDay} → ${closesOn}`, opinion })
  })
  await wave.refresh()
}

function refuseOutsideDays({ opensOn, lastDay }: SurveyWave) {
  const today = beijingDay()
  if (today < opensOn.toISODate()!) throw new StepNotAllowed('open', 'opens_later', null, { day: opensOn.toISODate()! })
  if (today > lastDay) throw new StepNotAllowed('open', 'closes_earlier')
}

/** Every night: waves whose last day is over. */
export async function closeEndedWaves() {
  const ended = await SurveyWave.query().where('state', 'open').where('closesOn', '<', beijingDay())
  for (const wave of ended) await takeWaveStep('close', wave, system('survey_keeper'))
}
