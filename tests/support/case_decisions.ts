import type CaseCall from '#app/case_calls/case_call'
import CaseCandidate from '#app/case_decisions/case_candidate'
import type CaseSelection from '#app/case_decisions/case_selection'
import { decideSelection } from '#app/case_decisions/deliberation'
import { announceSelection } from '#app/case_decisions/public_notice'
import type { SelectionState } from '#app/case_decisions/selection_workflow'
import { approveShortlist, openSelection, proposeShortlist } from '#app/case_decisions/shortlisting'
import { publishSelection } from '#app/case_decisions/publication'
import CaseResult from '#app/case_reviews/case_result'
import { beijingDay } from '#app/core/beijing_day'
import { leaveMoment, standAt } from '#app/core/clock'
import type Organization from '#app/organizations/organization'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { caseCall, contentHash, typicalCase } from './typical_cases.js'

type Judged = { rank: number; band?: number; unit?: Organization; title?: string; category?: string }

/** A call that is closed, with two to choose unless said otherwise; what its jury left is in the database as rows. */
export async function judgedCall(world: World, judged: Judged[], more: Partial<CaseCall> = {}) {
  const call = await caseCall(world, { state: 'closed', toSelect: 2, noticeDays: 5, ...more })
  for (const [at, { rank, band = 1, unit, title = `案例之${at + 1}`, category = 'finance' }] of judged.entries()) {
    const row = await typicalCase(world, call, { unit, state: 'scoring', content: { title, category } })
    await CaseResult.create({
      ...{ callId: call.id, caseId: row.id, contentHash: await contentHash(row), scores: 5 },
      ...{ mean: 95 - rank, gap: 6.5, rank, rankFrom: rank, rankTo: rank + 1, band },
    })
  }
  return call
}

/** Five cases of 海淀 and 朝阳 in turn: two are chosen, one is shortlisted beside them, two are left. */
export function fiveJudged({ organizations: { haidian, chaoyang } }: World): Judged[] {
  return [1, 2, 3, 4, 5].map((rank) => ({
    ...{ rank, band: Math.ceil(rank / 2) },
    unit: rank % 2 === 1 ? haidian : chaoyang,
    category: rank % 2 === 1 ? 'finance' : 'training',
  }))
}

/** A selection brought to a state by the verbs that lead there. */
export async function selectionIn(
  state: SelectionState,
  world: World,
  {
    judged = fiveJudged(world),
    call,
    noticeOn = null,
  }: { judged?: Judged[]; call?: Partial<CaseCall>; noticeOn?: string | null } = {}
) {
  const selection = await openSelection(await judgedCall(world, judged, call), actor(world.people.handler))
  return brought(selection, state, world, noticeOn)
}

/** On from where it stands. */
export async function brought(
  selection: CaseSelection,
  state: SelectionState,
  world: World,
  noticeOn: string | null = null
) {
  const { people } = world
  const path: [SelectionState, () => Promise<unknown>][] = [
    ['proposed', () => proposeShortlist(selection, actor(people.handler), {})],
    ['deliberating', () => approveShortlist(selection, actor(people.head), {})],
    ['decided', () => decideByRank(selection, world, noticeOn)],
    ['on_notice', () => announceSelection(selection, actor(people.head))],
    ['published', () => publishAfterNotice(selection, world)],
  ]
  const at = (wanted: SelectionState) => path.findIndex(([to]) => to === wanted)
  for (const [, go] of path.slice(at(selection.state) + 1, at(state) + 1)) await go()
  return selection
}

export async function candidatesOf({ id }: CaseSelection) {
  return CaseCandidate.query()
    .where('selectionId', id)
    .withScopes((scopes) => {
      scopes.ranked()
      scopes.told()
    })
    .preload('selection', (selection) => void selection.preload('call'))
}

/** As the jury ordered them. */
export async function decideByRank(selection: CaseSelection, { people }: World, noticeOn: string | null = null) {
  await selection.load('call')
  const rows = (await candidatesOf(selection)).filter(({ case: { state } }) => state === 'deliberation')
  await decideSelection(selection, actor(people.leader), {
    ...{
      minutesNumber: '纪要〔2026〕31号',
      metOn: beijingDay(),
      noticeOn,
      opinion: '同意入选名单。',
      fewerReason: null,
    },
    judgements: rows.map(({ id, rank }, at) => ({
      ...{ id, rank, reason: null },
      verdict: at < selection.call.toSelect ? ('choose' as const) : ('leave_out' as const),
    })),
  })
}

/** The morning after the last day of every notice. */
export async function afterNotices(selection: CaseSelection) {
  const rows = await candidatesOf(selection)
  const last = rows
    .map(({ noticeUntil }) => noticeUntil?.toISODate() ?? '')
    .sort()
    .at(-1)!
  standAt(new Date(`${last}T17:00:00Z`))
}

async function publishAfterNotice(selection: CaseSelection, { people }: World) {
  await afterNotices(selection)
  await publishSelection(selection, actor(people.head))
  leaveMoment()
}
