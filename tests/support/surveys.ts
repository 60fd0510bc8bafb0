import { DateTime } from 'luxon'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import QuestionSet from '#app/questions/question_set'
import QuestionVersion from '#app/questions/question_version'
import { draftWave } from '#app/surveys/draft_wave'
import { takeWaveStep } from '#app/surveys/move_wave'
import { recipientSource } from '#app/surveys/recipient_sources'
import { askSource } from '#app/surveys/survey_intake_workflow'
import SurveyInvitation from '#app/surveys/survey_invitation'
import { moveSending } from '#app/surveys/survey_sending'
import type SurveyWave from '#app/surveys/survey_wave'
import type { WaveFacts } from '#app/surveys/survey_wave_form'
import { actor } from '#tests/support/applications'
import type { World } from '#tests/world'

/** A published question set with one question. */
export async function makeQuestions() {
  const there = await QuestionVersion.query().where('state', 'published').first()
  if (there) return there
  const set = await QuestionSet.create({
    purpose: 'survey',
    nameZh: '满意度问卷',
    nameEn: 'Satisfaction',
    createdById: null,
  })
  const text = { zh: '总体满意度', en: 'Overall' }
  return QuestionVersion.create({
    questionSetId: set.id,
    number: 1,
    content: {
      intro: text,
      thanks: text,
      dimensions: [],
      sections: [
        { id: 's1', title: text, questions: [{ id: 'q1', kind: 'level', text, required: true, notApplicable: false }] },
      ],
    },
    state: 'published',
    version: 0,
    stateSince: DateTime.utc(),
  })
}

/** Open today and for some weeks, as fast as it goes, at any time. */
export async function waveFacts(more: Partial<WaveFacts> = {}): Promise<WaveFacts> {
  const today = beijingDay()
  return {
    name: '年度满意度调查',
    year: Number(today.slice(0, 4)),
    questionVersionId: (await makeQuestions()).id,
    opensOn: today,
    closesOn: addDays(today, 30),
    isAnonymous: true,
    rate: 6000,
    officeHoursOnly: false,
    remindersMost: 2,
    reminderGap: 7,
    ...more,
  }
}

export async function makeWave({ people }: World, more: Partial<WaveFacts> = {}) {
  return draftWave(await waveFacts(more), actor(people.handler))
}

/** Bookings of this year, asked for. */
export async function makeIntake(world: World) {
  const today = beijingDay()
  const period = { from: addDays(today, -60), until: today }
  return askSource(await makeWave(world), recipientSource('bookings')!, period, actor(world.people.handler))
}

/** One whose letters can go out. */
export async function openWave(world: World, more: Partial<WaveFacts> = {}) {
  const wave = await makeWave(world, more)
  await takeWaveStep('approve', wave, actor(world.people.head))
  await takeWaveStep('open', wave, actor(world.people.handler))
  return wave
}

export const addressOf = (at: number) => `r${String(at).padStart(6, '0')}@people.example`

/** So many recipients as a source would have brought, in few statements. */
export async function addRecipients(wave: SurveyWave, count: number, more: Record<string, unknown> = {}) {
  const moment = sqlTime()
  const row = (at: number) => ({
    ...{ wave_id: wave.id, email: addressOf(at), locale: 'zh-CN', source: 'workbook' },
    ...{ state: 'waiting', next_try_at: moment, created_at: moment, ...more },
  })
  const insert = (trx: Trx, from: number, until: number) =>
    trx.table('survey_invitations').multiInsert(Array.from({ length: until - from }, (_, at) => row(from + at)))
  await inTransaction(async (trx) => {
    for (let from = 0; from < count; from += 400) await insert(trx, from, Math.min(count, from + 400))
  })
}

/** Open, with recipients, and its letters promised. */
export async function sendingWave(world: World, count: number, more: Partial<WaveFacts> = {}) {
  const wave = await openWave(world, more)
  await addRecipients(wave, count)
  await moveSending('begin', wave, actor(world.people.handler))
  return wave
}

export function recipientsOf(wave: SurveyWave) {
  return SurveyInvitation.query().where('waveId', wave.id).orderBy('id')
}

export const inDays = (days: number) => new Date(now().getTime() + days * 86_400_000)
