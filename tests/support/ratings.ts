import type Designation from '#app/designations/designation'
import { inTransaction } from '#app/core/dialect'
import Consultation from '#app/activities/consultation'
import BadRatingCase from '#app/ratings/bad_rating_case'
import { appealRating, proposeRuling } from '#app/ratings/bad_rating_appeals'
import {
  callBack,
  closeCase,
  contactRater,
  openBadRatingCase,
  releaseContact,
  repairCase,
  verifyCase,
  type CaseState,
} from '#app/ratings/bad_rating_case_workflow'
import { giveRating } from '#app/ratings/give_rating'
import type { RatingFacts } from '#app/ratings/rating_form'
import { beijingDay } from '#app/calendar/working_days'
import { takeConsultationStep } from '#app/activities/consultation_workflow'
import { actor } from './applications.js'
import { makeConsultation, pointOf } from './activities.js'
import type { World } from '#tests/world'

/** How somebody can be reached, in tests. */
export const rater = { contactName: '谷雨', contactMobile: '13900000002', contactEmail: 'guyu@people.example' }

/** A confirmed entry of 海淀 that can be rated. */
export async function rateable(world: World) {
  const { id } = await makeConsultation(world)
  const entry = await Consultation.query().where({ id }).preload('designation').firstOrFail()
  await takeConsultationStep('confirm', entry, actor(world.people.principal))
  return entry
}

/** A rating of a new entry. */
export async function rate(world: World, stars: number, more: Partial<RatingFacts> = {}) {
  return giveRating(await rateable(world), { stars, ...more }, { locale: 'zh-CN' })
}

const loaded = (id: number) =>
  BadRatingCase.query().where({ id }).preload('designation').preload('clocks').firstOrFail()

/** The case of a bad rating by somebody who can be reached. */
export async function badRating(world: World, more: Partial<RatingFacts> = {}) {
  const rating = await rate(world, 1, { comment: '等了很久没有人接待。', ...rater, ...more })
  const { id } = await BadRatingCase.findByOrFail('ratingId', rating.id)
  return loaded(id)
}

/** A complaint by telephone about some point. */
export async function complaint(world: World, point?: Designation) {
  const { handler } = world.people
  const about = { source: 'telephone' as const, stars: 2, problem: '电话多次无人接听。', ratedOn: beijingDay() }
  const of = point ?? (await pointOf(world))
  const { id } = await inTransaction((trx) => openBadRatingCase(trx, of, actor(handler), about))
  return loaded(id)
}

/** What happens to a case, in the order of its life. */
const LIFE: [CaseState, (row: BadRatingCase, people: World['people']) => Promise<unknown>][] = [
  [
    'contacted',
    async (row, { handler, operator }) => {
      await releaseContact(row, actor(handler))
      const said = { responsible: '林知远', contactWay: 'phone', contactNote: '致歉并了解了经过。' }
      await contactRater(row, actor(operator), said)
    },
  ],
  [
    'verified',
    (row, { handler }) => verifyCase(row, actor(handler), { verdict: 'founded', finding: '当天窗口缺人，情况属实。' }),
  ],
  [
    'repaired',
    (row, { principal }) =>
      repairCase(row, actor(principal), { measures: '增加一名值班人员，公布替班电话。', repairedOn: beijingDay() }),
  ],
  [
    'called_back',
    (row, { handler }) =>
      callBack(row, actor(handler), { callBackResult: 'satisfied', callBackNote: '对整改表示满意。' }),
  ],
  ['closed', (row, { handler }) => closeCase(row, actor(handler), { closingNote: '整改到位，予以办结。' })],
]

/** A case that has come so far. */
export async function caseIn(state: CaseState, world: World, more: Partial<RatingFacts> = {}) {
  const row = await badRating(world, more)
  for (const [reached, act] of state === 'opened' ? [] : LIFE) {
    await act(row, world.people)
    if (reached === state) break
  }
  return loaded(row.id)
}

export const appeal = { appealGround: 'not_true', appealReason: '当天监控和来访登记显示有两名人员全程在岗接待。' }

export async function appealed(world: World, { checked = false } = {}) {
  const row = await badRating(world)
  await appealRating(row, actor(world.people.principal), appeal)
  if (checked) {
    const proposal = { proposal: 'uphold' as const, proposalReason: '监控显示有人接待，申诉属实。' }
    await proposeRuling(row, actor(world.people.handler), proposal)
  }
  return loaded(row.id)
}

/** What every page of ratings shows something of. */
export async function furnishedRatings(world: World) {
  for (const stars of [5, 5, 4, 4, 3]) await rate(world, stars, { comment: '讲解清楚，很有帮助。' })
  const open = await rateable(world)
  return {
    rateable: open,
    rated: await rate(world, 5),
    opened: await badRating(world),
    contacted: await caseIn('contacted', world),
    closed: await caseIn('closed', world),
    calledBack: await caseIn('called_back', world),
    appealed: await appealed(world, { checked: true }),
  }
}
