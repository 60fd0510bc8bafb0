import i18nManager from '@adonisjs/i18n/services/main'
import { workCalendar } from '#app/calendar/work_calendar'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction } from '#app/core/dialect'
import { leaveMoment, now, standAt } from '#app/core/clock'
import Designation from '#app/designations/designation'
import QuestionVersion from '#app/questions/question_version'
import { countRecipients } from '#app/surveys/count_recipients'
import { draftWave, proposeWave } from '#app/surveys/draft_wave'
import { takeWaveStep } from '#app/surveys/move_wave'
import { recipientSource } from '#app/surveys/recipient_sources'
import { sendSlice } from '#app/surveys/send_slice'
import { suppressAddress } from '#app/surveys/suppress_address'
import { askSource, takeRecipients } from '#app/surveys/survey_intake_workflow'
import { cleanWave } from '#app/survey_answers/clean_wave'
import { turnOpenLinksOn } from '#app/survey_answers/open_links'
import { surveyRecipientImport } from '#app/surveys/survey_recipient_import'
import { remind } from '#app/surveys/survey_reminders'
import { nextAllowed } from '#app/surveys/survey_pace'
import { moveSending } from '#app/surveys/survey_sending'
import type SurveyWave from '#app/surveys/survey_wave'
import { takeFound } from '#app/surveys/take_recipients'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import type { DemoPeople } from './people.js'
import { answerSurvey } from './survey_answers.js'
import { seedResults } from './survey_results.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

const SURNAMES = [...'白温何方叶程陆顾沈高苏许']
const GIVEN = ['清和', '远山', '知秋', '景行', '若水', '怀瑾']

/** Which point each of those in the workbook has used: three are large enough to be published, one is not. */
const SHARES = [0, 1, 2, 0, 1, 2, 0, 1, 2, 3]

/** Last year's survey, of which the result is published, and this year's, which runs. */
export async function seedSurveys(people: DemoPeople) {
  const questions = await QuestionVersion.query()
    .where('state', 'published')
    .whereHas('questionSet', (sets) => void sets.where('purpose', 'survey'))
    .orderBy('id')
    .first()
  if (!questions) return
  const today = beijingDay(new Date())
  const year = Number(today.slice(0, 4))
  try {
    const last = await carriedOut(people, questions.id, {
      year: year - 1,
      opensOn: `${year - 1}-10-12`,
      recipients: 200,
    })
    await answerSurvey(last, 0.75)
    at(addDays(last.lastDay, 1))
    await takeWaveStep('close', last, actor(people.handlers[0]))
    await cleanWave(last, actor(people.handlers[0]), {
      ...{
        rules: ['hasty', 'straight_line'],
        opinion: '用时不足一分钟和各项一律相同的答卷不计入。',
        version: last.version,
      },
    })
    await seedResults(last, { handler: people.handlers[0], leader: people.leader })

    const running = await carriedOut(people, questions.id, { year, opensOn: addDays(today, -12), recipients: 60 })
    await turnOpenLinksOn(running, actor(people.handlers[0]))
    await answerSurvey(running, 0.6)
    await inTransaction((trx) => suppressAddress(trx, addressOf(year, 3), 'opted_out', 'letter'))
    await inTransaction((trx) => suppressAddress(trx, addressOf(year, 7), 'hard_bounce', 'smtp'))
    at(addDays(today, -4))
    await remind(running, actor(people.handlers[0]))
    await sendDue(running)
    await answerSurvey(running, 0.3)
  } finally {
    leaveMoment()
  }
}

const at = (day: string) => standAt(new Date(`${day}T02:00:00Z`))
const addressOf = (year: number, n: number) => `visitor${year}${String(n).padStart(2, '0')}@people.example`

type Plan = { year: number; opensOn: string; recipients: number }

async function carriedOut({ handlers, head }: DemoPeople, questionVersionId: number, plan: Plan) {
  const { year, opensOn } = plan
  const handler = handlers[0]
  at(addDays(opensOn, -8))
  const wave = await draftWave(
    {
      ...{ name: `${year} 年度公共服务满意度调查`, year, questionVersionId, isAnonymous: true },
      ...{ opensOn, closesOn: addDays(opensOn, 35), rate: 6000, officeHoursOnly: true },
      ...{ remindersMost: 2, reminderGap: 7 },
    },
    actor(handler)
  )
  await fromRecords(wave, handler)
  await fromWorkbook(wave, handler, plan)
  await proposeWave(wave, actor(handler), wave.version)
  at(addDays(opensOn, -5))
  await takeWaveStep('approve', wave, actor(head))
  at(opensOn)
  await takeWaveStep('open', wave, actor(handler))
  await sendLetters(wave, handler)
  return wave
}

/** Those who speak for the members of the alliance, as the page of the wave takes them. */
async function fromRecords(wave: SurveyWave, handler: User) {
  const intake = await askSource(wave, recipientSource('alliance')!, null, actor(handler))
  await countRecipients(intake.id)
  await intake.refresh()
  await takeRecipients(intake, actor(handler))
  await takeFound(intake.id)
}

async function fromWorkbook(wave: SurveyWave, handler: User, { year, recipients }: Plan) {
  const points = await Designation.query().where('state', 'active').orderBy('id').limit(4)
  const context = { user: handler, by: actor(handler), params: { wave: wave.id }, i18n: i18nManager.locale('zh-CN') }
  await inTransaction(async (trx) => {
    for (let n = 1; n <= recipients; n++) {
      const name = SURNAMES[n % SURNAMES.length] + GIVEN[n % GIVEN.length]
      const point = points[SHARES[n % SHARES.length] % points.length]
      const answers = {
        email: addressOf(year, n),
        name,
        designationId: point?.id ?? null,
        locale: n % 8 ? 'zh-CN' : 'en',
      }
      await surveyRecipientImport.run(trx, { line: n, title: answers.email, answers }, context)
    }
  })
}

/** The worker would do it slice by slice; here the moment stands still, in office hours of the first working day. */
async function sendLetters(wave: SurveyWave, handler: User) {
  await inOfficeHours(wave)
  await moveSending('begin', wave, actor(handler))
  await sendDue(wave)
}

async function sendDue(wave: SurveyWave) {
  await inOfficeHours(wave)
  /** On a slow machine it takes more than one. */
  do {
    await wave.refresh()
    await sendSlice(wave.id, wave.sliceNumber)
    await wave.refresh()
    /** The moment stands still: it would be tried for ever. */
    if (wave.lastError) throw new Error(`the mail server does not take the letters of surveys: ${wave.lastError}`)
  } while (wave.sending === 'sending')
}

async function inOfficeHours({ officeHoursOnly }: SurveyWave) {
  standAt(nextAllowed(now(), { officeHoursOnly, calendar: await workCalendar() }))
}
