import i18nManager from '@adonisjs/i18n/services/main'
import { Form, type Answers } from '#app/core/form'
import type QuestionVersion from '#app/questions/question_version'
import { draftWave } from '#app/surveys/draft_wave'
import SurveyIntake from '#app/surveys/survey_intake'
import SurveyWave from '#app/surveys/survey_wave'
import { surveyWaveForm, waveFactsFrom } from '#app/surveys/survey_wave_form'
import SurveyWavePolicy from '#app/surveys/survey_wave_policy'
import { policyFor } from './allows.js'
import { newestOf, publishedQuestions, questionsField } from './asked_questions.js'
import { sameDay } from './moved_days.js'
import { textsIn, windowOf, YEAR, type Plan, type Preparing, type RollKind } from './roll_kind.js'

/** The form of a wave, the questions that are chosen beside it, and whom the last one asked. */
export const rollWaveForm = (versions: readonly QuestionVersion[]) =>
  new Form('survey_wave_form', [
    ...surveyWaveForm.sections,
    {
      name: 'asked',
      fields: [
        questionsField(versions, true),
        { kind: 'text', name: 'recipients', max: 2000, multiline: true, required: false },
      ],
    },
  ])

const FIXED = ['year']

/** 满意度调查 */
export const waveRoll: RollKind = {
  key: 'survey_wave',
  about: 0,
  roles: ['bureau_handler', 'division_head'],
  may: (user) => policyFor(user).with(SurveyWavePolicy).allows('conduct'),
  plans: async (preparing) => {
    const waves = await SurveyWave.query()
      .where('year', preparing.year - 1)
      .whereNotIn('state', ['draft', 'cancelled'])
      .orderBy('id')
    return Promise.all(waves.map((wave) => planOf(wave, preparing)))
  },
  form: async () => rollWaveForm(await publishedQuestions('survey')),
  editable: [...surveyWaveForm.fields.map(({ name }) => name).filter((name) => !FIXED.includes(name)), 'questions'],
  workdays: ['opensOn', 'closesOn'],
  group: () => 'wave',
  span: ({ opensOn, closesOn }) => ({ group: 'wave', from: opensOn, until: closesOn }),
  there: async (year) =>
    (await SurveyWave.query().where('year', year).whereNot('state', 'cancelled').orderBy('id')).map((wave) => ({
      ...{ id: wave.id, title: wave.name, group: 'wave' },
      span: { group: 'wave', from: wave.opensOn.toISODate()!, until: wave.lastDay },
    })),
  run: ({ facts }, by, also) => draftWave(waveFactsFrom(facts, Number(facts.questions)), by, also),
  path: (id) => `/surveys/${id}`,
  home: '/surveys',
  goesOn: ['bureau_handler'],
}

async function planOf(wave: SurveyWave, { year, calendar }: Preparing): Promise<Plan> {
  const { name, rate, remindersMost, reminderGap, lastDay } = wave
  const first = wave.opensOn.toISODate()!
  const intakes = await SurveyIntake.query().where({ waveId: wave.id, state: 'taken' }).orderBy('id')
  const before: Answers = {
    ...{ name, year: wave.year, opensOn: first, closesOn: lastDay, rate, remindersMost, reminderGap },
    anonymity: wave.isAnonymous ? 'anonymous' : 'named',
    hours: wave.officeHoursOnly ? 'office' : 'any',
    questions: String(wave.questionVersionId),
    recipients: sourcesIn(intakes, 0),
  }
  const questions = await newestOf(wave.questionVersionId, 'survey')
  const window = windowOf({ from: first, until: lastDay }, ['opensOn', 'closesOn'], 1, calendar)
  const texts = textsIn(before, ['name'], 1)
  return {
    ...{ sourceId: wave.id, sourceTitle: name, before },
    facts: {
      ...{ ...before, year, ...window.facts, ...texts.facts, questions: questions.id },
      recipients: sourcesIn(intakes, 1),
    },
    whys: {
      ...{ year: YEAR, ...window.whys, ...texts.whys, ...(questions.why && { questions: questions.why }) },
      ...(intakes.length > 0 && { recipients: { key: 'recipients' } }),
    },
  }
}

/** 咨询记录（2026-01-01 至 2026-10-31）: they are counted and taken on the page of the wave, when the days are there. */
function sourcesIn(intakes: readonly SurveyIntake[], years: number) {
  const chinese = i18nManager.locale('zh-CN')
  const lines = intakes.map(({ source, fromDay, untilDay }) => {
    const name = chinese.t(`surveys.sources.${source}.name`)
    if (!fromDay || !untilDay) return name
    const [from, until] = [fromDay, untilDay].map((day) => sameDay(day.toISODate()!, years).day)
    return `${name}（${from} 至 ${until}）`
  })
  return [...new Set(lines)].join('\n') || null
}
