import { addDays, beijingDay } from '#app/calendar/working_days'
import { callFactsFrom } from '#app/case_calls/case_call_form'
import { proposedCall } from '#app/case_calls/call_defaults'
import type CaseCall from '#app/case_calls/case_call'
import type { CaseCallKind } from '#app/case_calls/case_call'
import { draftCall, proposeCall } from '#app/case_calls/draft_call'
import { keepCalls } from '#app/case_calls/keep_calls'
import { extendCall, publishCall } from '#app/case_calls/move_call'
import { leaveMoment, standAt } from '#app/core/clock'
import type { QuestionContent } from '#app/questions/question_content'
import QuestionVersion from '#app/questions/question_version'
import { createSet, publishVersion } from '#app/questions/question_version_workflow'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import { seedCasesOf } from './cases.js'
import type { DemoPeople } from './people.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })
const at = (day: string) => standAt(new Date(`${day}T02:00:00Z`))
const both = (zh: string, en: string) => ({ zh, en })

/** What cases are asked beside their text. */
const QUESTIONS: QuestionContent = {
  intro: both('请一并回答。', 'Please answer as well.'),
  thanks: both('谢谢。', 'Thank you.'),
  dimensions: [],
  sections: [
    {
      id: 'more',
      title: both('补充情况', 'More about the case'),
      questions: [
        {
          ...{ kind: 'multiple', id: 'sources', required: true, most: 4 },
          text: both('用到了哪些知识产权信息？', 'Which IP information was used?'),
          options: [
            { id: 'patents', text: both('专利文献', 'Patents') },
            { id: 'trademarks', text: both('商标数据', 'Trade marks') },
            { id: 'judgements', text: both('裁判文书', 'Judgements') },
            { id: 'standards', text: both('标准和论文', 'Standards and papers') },
          ],
        },
        {
          ...{ kind: 'number', id: 'served', required: true, min: 0, max: 99_999 },
          text: both('直接服务了多少家单位？', 'How many institutions were served directly?'),
        },
        {
          ...{ kind: 'text', id: 'repeat', required: false, max: 200, multiline: true },
          text: both('其他单位照此办理，最需要注意什么？', 'What should others mind who do the same?'),
        },
      ],
    },
  ],
}

/**
 * Two years of calls: typical cases of last year and of this year, both closed, innovative products, which is open, and
 * a draft before the head of the division.
 */
export async function seedCaseCalls(people: DemoPeople) {
  const today = beijingDay(new Date())
  try {
    at(addDays(today, -520))
    const questions = await supplement(people.handlers[0])
    const last = await publishedOn(addDays(today, -515), people, { kind: 'typical_case', days: 61, questions })
    await extended(last, people.head, 15)
    await seedCasesOf(last)
    at(addDays(last.lastDay, 1))
    await keepCalls()
    const current = await publishedOn(addDays(today, -150), people, { kind: 'typical_case', days: 76, questions })
    await seedCasesOf(current)
    at(addDays(current.lastDay, 1))
    await keepCalls()
    const products = await publishedOn(addDays(today, -20), people, {
      ...{ kind: 'innovative_product', days: 46, questions: null },
    })
    await seedCasesOf(products)
    at(addDays(today, -2))
    const talent = await drafted(people.handlers[1], 'practice_talent', 60)
    await proposeCall(talent, actor(people.handlers[1]), talent.version)
  } finally {
    leaveMoment()
  }
}

async function supplement(handler: User) {
  const facts = { purpose: 'supplement', nameZh: '典型案例补充问题', nameEn: 'More about typical cases' } as const
  const { id } = await createSet(facts, QUESTIONS, actor(handler))
  const version = await QuestionVersion.findOrFail(id)
  await publishVersion(version, actor(handler))
  return id
}

type Plan = { kind: CaseCallKind; days: number; questions: number | null }

/** Drafted a week before, looked at by the head, and open from its first day on. */
async function publishedOn(day: string, { handlers, head }: DemoPeople, { kind, days, questions }: Plan) {
  at(addDays(day, -7))
  const call = await drafted(handlers[0], kind, days, questions)
  await proposeCall(call, actor(handlers[0]), call.version)
  at(day)
  await publishCall(call, actor(head))
  return call
}

function drafted(handler: User, kind: CaseCallKind, days: number, questions: number | null = null) {
  const opensOn = addDays(beijingDay(), 7)
  const answers = { ...proposedCall(kind), opensOn, closesOn: addDays(opensOn, days) }
  return draftCall(callFactsFrom(answers, questions, null), actor(handler))
}

async function extended(call: CaseCall, head: User, days: number) {
  at(addDays(call.lastDay, -3))
  const reason = '应多个推荐单位要求，为报送单位补充成效数据留出时间。'
  await extendCall(call, actor(head), { closesOn: addDays(call.lastDay, days), reason, version: call.version })
}
