import CaseCall from '#app/case_calls/case_call'
import { caseCallForm, callFactsFrom } from '#app/case_calls/case_call_form'
import CaseCallPolicy from '#app/case_calls/case_call_policy'
import { valuesOf } from '#app/case_calls/call_defaults'
import { draftCall } from '#app/case_calls/draft_call'
import { Form, type Answers } from '#app/core/form'
import type QuestionVersion from '#app/questions/question_version'
import { policyFor } from './allows.js'
import { newestOf, publishedQuestions, questionsField } from './asked_questions.js'
import { sameDay, type MovedDay } from './moved_days.js'
import { movedAs, rowsOf, textsIn, windowOf, YEAR, type Plan, type Preparing, type RollKind } from './roll_kind.js'

/** The form of a call, and the questions that are chosen beside it. */
export const rollCallForm = (versions: readonly QuestionVersion[]) =>
  new Form('case_call_form', [
    ...caseCallForm.sections,
    { name: 'questions', fields: [questionsField(versions, false)] },
  ])

const FIXED = ['kind', 'year']

/** 案例征集 */
export const callRoll: RollKind = {
  key: 'case_call',
  about: 0,
  roles: ['bureau_handler', 'division_head'],
  may: (user) => policyFor(user).with(CaseCallPolicy).allows('manage'),
  plans: async (preparing) => {
    const calls = await CaseCall.query()
      .where('year', preparing.year - 1)
      .whereNotIn('state', ['draft', 'cancelled'])
      .orderBy('id')
    return Promise.all(calls.map((call) => planOf(call, preparing)))
  },
  form: async () => rollCallForm(await publishedQuestions('supplement')),
  editable: [...caseCallForm.fields.map(({ name }) => name).filter((name) => !FIXED.includes(name)), 'questions'],
  workdays: ['opensOn', 'closesOn'],
  group: ({ kind }) => kind,
  span: ({ kind, opensOn, closesOn }) => ({ group: kind, from: opensOn, until: closesOn }),
  there: async (year) =>
    (await CaseCall.query().where('year', year).whereNot('state', 'cancelled').orderBy('id')).map((call) => ({
      ...{ id: call.id, title: call.title, group: call.kind },
      span: { group: call.kind, from: call.firstDay, until: call.lastDay },
    })),
  run: async ({ sourceId, facts: { questions, ...facts } }, by, also) =>
    draftCall(callFactsFrom(facts, Number(questions) || null, await CaseCall.find(sourceId)), by, also),
  path: (id) => `/case-calls/${id}`,
  home: '/case-calls',
  goesOn: ['bureau_handler'],
}

async function planOf(call: CaseCall, { year, calendar, today }: Preparing): Promise<Plan> {
  const values = caseCallForm.whole(valuesOf(call))
  const questions = await newestOf(call.questionVersionId, 'supplement')
  const before: Answers = {
    ...values,
    categories: rowsOf(call.categories, 'name'),
    rubric: rowsOf(call.rubric, 'name', 'most', 'standard'),
    questions: call.questionVersionId === null ? null : String(call.questionVersionId),
  }
  const window = windowOf({ from: call.firstDay, until: call.lastDay }, ['opensOn', 'closesOn'], 1, calendar)
  const events = movedAs(
    ['eventsFrom', 'eventsUntil'],
    [happened(before.eventsFrom, today), happened(before.eventsUntil, today)]
  )
  const texts = textsIn(before, ['title', 'notice'], 1)
  return {
    ...{ sourceId: call.id, sourceTitle: call.title, before },
    facts: { ...before, year, ...window.facts, ...events.facts, ...texts.facts, questions: questions.id },
    whys: {
      year: YEAR,
      ...window.whys,
      ...events.whys,
      ...texts.whys,
      ...(questions.why && { questions: questions.why }),
    },
  }
}

/** What is told must have happened when the call is written. */
function happened(day: string, today: string): MovedDay {
  const moved = sameDay(day, 1)
  return moved.day <= today ? moved : { day: today, why: { key: 'until_today' } }
}
