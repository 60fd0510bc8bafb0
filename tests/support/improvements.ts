import { addDays, beijingDay } from '#app/calendar/working_days'
import Event from '#app/events/event'
import { setAgenda } from '#app/improvements/conference_agenda'
import ImprovementMeasure from '#app/improvements/improvement_measure'
import {
  acceptMeasure,
  confirmMeasure,
  noteProgress,
  reportMeasure,
  type ImprovementState,
} from '#app/improvements/improvement_workflow'
import { proposeMeasures, raiseMeasure, reviseMeasure, type MeasureFacts } from '#app/improvements/write_measure'
import type { Problem } from '#app/improvements/problem'
import { problemWords } from '#app/improvements/problem_words'
import type { World } from '#tests/world'
import { actor } from './applications.js'
import { makeHeldConference, plannedByOffice, planFacts } from './events.js'

export const YEAR = 2025

let found = 0

/** A problem as rules find it, of another point each time. */
export function aProblem(more: Partial<Problem> = {}): Problem {
  const subject = `妫水情报站之${++found}`
  return {
    ...{ rule: 'dead_point', key: `point:${1000 + found}`, subject, path: '/designations' },
    figures: [{ kind: 'actual', label: `${subject}咨询服务次数`, value: 0, decimals: 0, unit: '次' }],
    ...problemWords.dead_point(subject),
    ...more,
  }
}

export function measureFacts({ people }: World, more: Partial<MeasureFacts> = {}): MeasureFacts {
  return {
    ...{ problem: '网点全年没有咨询服务记录', measure: '走访网点，指导恢复服务并按月报送台账' },
    ...{ ownerId: people.handler.id, ownerDistrict: null, partner: '市知识产权保护中心' },
    ...{ dueOn: `${YEAR + 1}-11-30`, success: '下一年度按月报送台账' },
    ...more,
  }
}

/** 人工提出, with an owner. */
export function raisedMeasure(
  world: World,
  { year = YEAR, facts = {} }: { year?: number; facts?: Partial<MeasureFacts> } = {}
) {
  const from = { year, subject: '朝阳区', raisedBecause: '走访企业时多家反映检索平台不好找。', sourcePath: null }
  return raiseMeasure(from, measureFacts(world, facts), actor(world.people.handler))
}

/** A conference that was held, with these measures on its agenda. */
export async function heldConference(world: World, measures: readonly ImprovementMeasure[]) {
  const event = await makeHeldConference(world)
  await event.merge({ state: 'planned' }).save()
  await setAgenda(event, measures, actor(world.people.handler))
  return event.merge({ state: 'held' }).save()
}

type Made = { year?: number; problem?: Partial<Problem>; facts?: Partial<MeasureFacts> | null }

/** Proposed, with an owner where it is not said otherwise. */
export async function makeMeasure(world: World, { year = YEAR, problem, facts = {} }: Made = {}) {
  const [{ id }] = await proposeMeasures(year, [aProblem(problem)], actor(world.people.handler))
  const measure = await ImprovementMeasure.findOrFail(id)
  if (facts) await reviseMeasure(measure, actor(world.people.handler), measureFacts(world, facts), measure.version)
  return measure
}

/** As far as wanted, by its owner and the head of the division. */
export async function measureIn(world: World, state: ImprovementState, made: Made = {}) {
  const { head } = world.people
  const measure = await makeMeasure(world, made)
  const owner = made.facts?.ownerDistrict ? world.people.haidianReviewer : world.people.handler
  const life: [ImprovementState, () => Promise<unknown>][] = [
    ['accepted', () => acceptMeasure(measure, actor(head), { version: measure.version })],
    ['under_way', () => noteProgress(measure, actor(owner), { progress: '已走访两次。', version: measure.version })],
    ['reported', () => reportMeasure(measure, actor(owner), { ...PROOF, version: measure.version })],
    ['done', () => confirmMeasure(measure, actor(head), { version: measure.version })],
  ]
  for (const [reached, act] of life) {
    if (measure.state === state) return measure
    await act()
    if (measure.state !== reached) throw new Error(`${reached} was not reached`)
  }
  return measure
}

export const PROOF = { proof: '已恢复服务，连续两个季度报送台账。', proofPath: '/consultations' }

/** On every page that there is for them, with a conference that has one of them on its agenda. */
export async function furnishedImprovements(world: World) {
  const { handler } = world.people
  const ofDistrict = { facts: { ownerId: null, ownerDistrict: '110108' } }
  const [own, proposed] = [await measureIn(world, 'under_way'), await makeMeasure(world)]
  const [reported, district] = [await measureIn(world, 'reported'), await measureIn(world, 'accepted', ofDistrict)]
  const days = [{ day: addDays(beijingDay(), 60), from: '09:00', until: '17:00' }]
  const facts = planFacts({ name: '信息公共服务工作年会', kind: 'conference', days })
  const { id } = await plannedByOffice(facts, handler)
  await setAgenda(await Event.findOrFail(id), [own], actor(handler))
  const measures = { own: own.id, proposed: proposed.id, reported: reported.id, district: district.id }
  return { ...measures, year: YEAR, conference: id }
}
