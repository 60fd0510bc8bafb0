import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import Consultation from '#app/activities/consultation'
import BadRatingCase from '#app/ratings/bad_rating_case'
import { appealRating, proposeRuling } from '#app/ratings/bad_rating_appeals'
import * as verbs from '#app/ratings/bad_rating_case_workflow'
import { canBeRated, giveRating } from '#app/ratings/give_rating'
import { actorFor, type Actor } from '#app/users/actor'
import User from '#app/users/user'
import type { seedOfficials } from './people.js'

type Officials = Awaited<ReturnType<typeof seedOfficials>>

const WORDS: Record<number, (string | null)[]> = {
  5: ['讲解清楚，很有帮助。', null, '当场演示了检索，解决了问题。', null],
  4: ['总体满意，希望多办专题培训。', null],
  3: ['等候时间有点长。', null],
  2: ['电话打了几次才接通，答复也比较笼统。', '约好的时间没有人接待。'],
  1: ['答复与后来查到的不一致，耽误了答复期限。'],
}

/** Mostly good, as people rate who were helped. */
const levelOf = (n: number) => (n % 11 === 7 ? 3 : n % 3 === 1 ? 4 : 5)

/** How far the cases of the bad ratings have come; the days since their rating. */
const CASES = [
  { days: 40, reached: 5 },
  { days: 12, reached: 4 },
  { days: 9, reached: 1 },
  { days: 6, reached: 'appeal' },
  { days: 1, reached: 0 },
] as const

/** Ratings of the last weeks, and bad ones in every stage: one late, one appealed. */
export async function seedRatings({ handlers }: Officials) {
  try {
    const entries = await unrated().limit(130)
    for (const [n, entry] of entries.entries()) if (n % 2 === 0) await rateOnItsDay(entry, levelOf(n), n)
    for (const [n, { days, reached }] of CASES.entries()) await seedCase(n, days, reached, handlers[0])
  } finally {
    leaveMoment()
  }
}

function unrated() {
  return Consultation.query()
    .whereNot('state', 'removed')
    .whereNull('stars')
    .preload('designation')
    .orderBy('servedOn', 'desc')
    .orderBy('id')
}

/** In the afternoon of the day of the service. */
async function rateOnItsDay(entry: Consultation, stars: number, n: number) {
  standAt(new Date(`${entry.servedDay}T09:40:00Z`))
  const words = WORDS[stars]
  await giveRating(entry, { stars, comment: words[n % words.length] }, { locale: 'zh-CN' })
}

async function seedCase(n: number, days: number, reached: (typeof CASES)[number]['reached'], handler: User) {
  const day = addDays(beijingDay(new Date()), -days)
  const at = (later: number) => standAt(new Date(Math.min(Date.parse(`${addDays(day, later)}T06:00:00Z`), Date.now())))
  at(0)
  const entry = (await unrated().where('servedOn', '<=', day)).find(canBeRated)
  if (!entry) return
  const contact = n === 2 ? {} : { contactName: ['谷雨', '立夏', '白露', '霜降', '小满'][n] }
  const reachable = n === 2 ? {} : { contactMobile: `1390000000${n}`, contactEmail: `rater${n + 1}@public.example` }
  const facts = { stars: n % 3 === 0 ? 1 : 2, comment: WORDS[n % 3 === 0 ? 1 : 2].at(n % 2)!, ...contact, ...reachable }
  const rating = await giveRating(entry, facts, { locale: 'zh-CN' })
  const row = await BadRatingCase.query().where('ratingId', rating.id).preload('designation').firstOrFail()
  const people = await User.query().where('organizationId', row.organizationId).orderBy('id')
  const [operator, principal] = (['operator', 'principal'] as const).map((role) => people.find((one) => one.is(role))!)
  const office = { ...actorFor(handler), id: handler.id }
  if (reached === 'appeal') return seedAppeal(row, actorFor(principal), office, at)
  for (const [later, act] of lifeOf(row, actorFor(operator), operator.name, office).slice(0, reached)) {
    at(later)
    await act(day)
  }
}

type Life = [later: number, act: (day: string) => Promise<unknown>][]

function lifeOf(row: BadRatingCase, operator: Actor, responsible: string, office: Actor): Life {
  return [
    [
      1,
      async () => {
        if (row.hasContact) await verbs.releaseContact(row, office)
        const contactNote = row.hasContact ? '电话致歉，了解了当天的经过。' : '调阅当天值班记录，召开班组会。'
        const contactWay = row.hasContact ? 'phone' : undefined
        await verbs.contactRater(row, operator, { responsible, contactWay, contactNote })
      },
    ],
    [2, () => verbs.verifyCase(row, office, { verdict: 'founded', finding: '值班记录显示当天缺一人，情况属实。' })],
    [
      4,
      (day) =>
        verbs.repairCase(row, operator, {
          measures: '调整排班，午间双岗；公布替班电话，并对答复实行复核。',
          repairedOn: addDays(day, 4),
        }),
    ],
    [6, () => verbs.callBack(row, office, { callBackResult: 'satisfied', callBackNote: '对整改表示认可。' })],
    [
      8,
      async () => {
        await verbs.rateAgain(row, { stars: 4, comment: '接待有明显改进。' })
        await verbs.closeCase(row, office, { closingNote: '整改到位，评价人认可，予以办结。' })
      },
    ],
  ]
}

async function seedAppeal(
  row: BadRatingCase,
  principal: Actor,
  office: Actor & { id: number },
  at: (n: number) => void
) {
  at(1)
  await appealRating(row, principal, {
    appealGround: 'not_true',
    appealReason: '来访登记和通话记录显示当天均有人接待和接听，评价所述与事实不符。',
  })
  at(2)
  await proposeRuling(row, office, { proposal: 'dismiss', proposalReason: '通话记录显示有两次未接，申诉理由不充分。' })
}
