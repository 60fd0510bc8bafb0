import { addDays } from '#app/calendar/working_days'
import QuestionVersion from '#app/questions/question_version'
import { draftWave, proposeWave } from '#app/surveys/draft_wave'
import { takeWaveStep } from '#app/surveys/move_wave'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import { insertMany, type Row } from './insert_many.js'
import { nextId, timeOn, type Setting } from './setting.js'

/** A wave that is open and has asked everybody in it; nobody has answered yet. */
export async function seedRecipients(setting: Setting) {
  const { size, today, handlers } = setting
  const questions = await QuestionVersion.query()
    .where('state', 'published')
    .whereHas('questionSet', (sets) => void sets.where('purpose', 'survey'))
    .orderBy('id')
    .firstOrFail()
  const head = await User.query()
    .withScopes((scopes) => scopes.active('division_head'))
    .firstOrFail()
  const by = (user: User) => ({ ...actorFor(user), id: user.id })
  const facts = {
    ...{ name: '大规模数据满意度调查', year: Number(today.slice(0, 4)), questionVersionId: questions.id },
    ...{ isAnonymous: true, opensOn: today, closesOn: addDays(today, 90), rate: 60_000, officeHoursOnly: false },
    ...{ remindersMost: 2, reminderGap: 7 },
  }
  const wave = await draftWave(facts, by(handlers[0]))
  await insertMany('survey_invitations', rows(await nextId('survey_invitations'), wave.id, size.recipients, today))
  await proposeWave(wave, by(handlers[0]), wave.version)
  await takeWaveStep('approve', wave, by(head))
  await takeWaveStep('open', wave, by(handlers[0]))
}

function* rows(first: number, waveId: number, count: number, today: string): Generator<Row> {
  for (let n = 0; n < count; n++) {
    yield {
      ...{ id: first + n, wave_id: waveId, email: `l${n + 1}@people.example`, name: null },
      ...{ locale: n % 8 ? 'zh-CN' : 'en', source: 'workbook', state: 'sent', letters: 1, tries: 0 },
      ...{ last_letter_at: timeOn(today), created_at: timeOn(today) },
    }
  }
}
