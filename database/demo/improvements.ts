import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { findProblems } from '#app/improvements/find_problems'
import * as verbs from '#app/improvements/improvement_workflow'
import type ImprovementMeasure from '#app/improvements/improvement_measure'
import type { Problem } from '#app/improvements/problem'
import { proposeMeasures, reviseMeasure } from '#app/improvements/write_measure'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import type { DemoPeople } from './people.js'

type Deciders = Pick<DemoPeople, 'handlers' | 'head' | 'leader'>
type Life = 'done' | 'reported' | 'under_way' | 'accepted' | 'not_done' | 'dropped' | 'proposed'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })
/** Never later than now. */
const at = (day: string) => standAt(new Date(Math.min(Date.parse(`${day}T02:00:00Z`), Date.now())))

/** How the measures of a year went on, in the order in which they were found. */
const LAST: Life[] = [
  ...(['done', 'under_way', 'reported', 'accepted', 'under_way', 'dropped', 'done', 'under_way'] as const),
  ...(['accepted', 'proposed', 'proposed'] as const),
]
const BEFORE: Life[] = ['done', 'done', 'not_done', 'done']

/** Problems of two years, and what was done about them. */
export async function seedImprovements(people: Deciders) {
  const year = Number(beijingDay(new Date()).slice(0, 4)) - 1
  try {
    await measuresOf(people, year - 1, BEFORE)
    await measuresOf(people, year, LAST)
  } finally {
    leaveMoment()
  }
}

async function measuresOf(people: Deciders, year: number, lives: readonly Life[]) {
  const day = `${year + 1}-02-24`
  if (day > beijingDay(new Date())) return
  at(day)
  const chosen = evenly((await findProblems(year)).map(({ problems }) => problems)).slice(0, lives.length)
  const measures = await proposeMeasures(year, chosen, actor(people.handlers[0]))
  for (const [turn, measure] of measures.entries()) await live(people, measure, lives[turn], turn)
}

/** One of each kind, then the next of each. */
function evenly(kinds: readonly (readonly Problem[])[]): Problem[] {
  const most = Math.max(0, ...kinds.map(({ length }) => length))
  return Array.from({ length: most }, (_, place) => kinds.flatMap((problems) => problems[place] ?? [])).flat()
}

async function live({ handlers, head, leader }: Deciders, measure: ImprovementMeasure, life: Life, turn: number) {
  if (life === 'proposed') return
  const [handler] = handlers
  const owner = await ownerOf(measure, [...handlers, leader], turn)
  const { problem, measure: words, success, year } = measure
  const [now, due] = [`${year + 1}-03-02`, `${year + 1}-${turn % 3 === 1 ? '10-31' : '12-20'}`]
  at(now)
  const facts = { problem, measure: words, success, partner: turn % 2 ? '市知识产权保护中心' : null, dueOn: due }
  await reviseMeasure(measure, actor(handler), { ...facts, ...owner.columns }, measure.version)
  const version = () => ({ version: measure.version })
  at(addDays(now, 2))
  if (life === 'dropped') {
    const reason = '已列入其他专项工作统筹推进，不再单列。'
    return verbs.dropMeasure(measure, actor(head), { reason, ...version() })
  }
  await verbs.acceptMeasure(measure, actor(head), { opinion: '同意。', ...version() })
  if (life === 'accepted') return
  at(addDays(now, 40))
  const progress = '已召开工作推进会，明确了分工和时间安排，完成首轮走访。'
  await verbs.noteProgress(measure, actor(owner.person), { progress, ...version() })
  if (life === 'under_way') return
  at(addDays(now, 180))
  if (life === 'not_done') {
    const reason = '所需经费和场地没有落实，转入下一年度继续推进。'
    return verbs.failMeasure(measure, actor(head), { reason, ...version() })
  }
  const proof = '已按计划完成培训和走访，相关台账记录齐全，经核对达到衡量标准。'
  const proofPath = '/trainings?state=confirmed'
  await verbs.reportMeasure(measure, actor(owner.person), { proof, proofPath, ...version() })
  at(addDays(now, 184))
  if (life === 'done') await verbs.confirmMeasure(measure, actor(head), { opinion: '佐证属实。', ...version() })
}

/** The district itself where the problem is one of a district, else somebody of the bureau. */
async function ownerOf({ subjectKey }: ImprovementMeasure, bureau: readonly User[], turn: number) {
  const district = /^district:(\w+)$/.exec(subjectKey)?.[1]
  const reviewer = district && (await User.query().where('districtCode', district).whereNull('organizationId').first())
  if (reviewer) return { person: reviewer, columns: { ownerId: null, ownerDistrict: district } }
  const person = bureau[turn % bureau.length]
  return { person, columns: { ownerId: person.id, ownerDistrict: null } }
}
