import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import type CaseCall from '#app/case_calls/case_call'
import type { CallFigure, CallPanel, CallStage } from '#app/case_calls/call_panels'
import { callIsOpen } from '#app/case_calls/open_calls'
import { groups } from './case_list.js'
import { bodiesOf, waitingAt } from './recommendation.js'
import { groupOf, shownState } from './shown_state.js'
import TypicalCase from './typical_case.js'
import TypicalCasePolicy from './typical_case_policy.js'
import { UNCOUNTED } from './typical_case_workflow.js'

/** The cases of a call that this reader sees, by the tabs of the list they lead to. */
export async function caseFigures({ id }: CaseCall, { auth, i18n }: HttpContext): Promise<CallFigure[]> {
  const user = auth.getUserOrFail()
  const rows = await TypicalCase.query()
    .withScopes((scopes) => scopes.visibleTo(user))
    .where('callId', id)
    .select('id', 'state', 'decidedAt')
  if (rows.length === 0) return []
  const shown = rows.map((row) => groupOf(shownState(row, user)))
  const list = `/typical-cases?call=${id}`
  return [
    { label: i18n.t('typical_cases.all'), value: rows.length, href: list },
    ...['draft', ...groups].flatMap((group) => {
      const value = shown.filter((one) => one === group).length
      if (value === 0) return []
      if (group === 'draft') return { label: i18n.t('typical_cases.states.draft'), value, href: `${list}&state=draft` }
      return { label: i18n.t(`typical_cases.groups.${group}`), value, href: `${list}&group=${group}` }
    }),
  ]
}

/** 已报送: what was handed in and not taken back, by call; by everybody or by one unit. */
export async function casesHandedIn(callIds: number[], organizationId?: number) {
  const rows = await db
    .from('typical_cases')
    .where(organizationId ? { organization_id: organizationId } : {})
    .whereIn('call_id', callIds)
    .whereNotIn('state', [...UNCOUNTED])
    .groupBy('call_id')
    .select('call_id')
    .count('* as total')
  return new Map(rows.map(({ call_id: id, total }) => [Number(id), Number(total)]))
}

/** Units that lose something when the call ends: begun, or given back and not handed in again. */
export async function unitsWithDrafts(callId: number): Promise<number[]> {
  const rows = await db
    .from('typical_cases')
    .where('call_id', callId)
    .whereIn('state', ['draft', 'returned'])
    .distinct('organization_id')
  return rows.map(({ organization_id: id }) => Number(id))
}

/** 报送, for who may write one while the call is open. */
export async function writingStage(call: CaseCall, { bouncer, i18n }: HttpContext): Promise<CallStage | null> {
  if (!callIsOpen(call) || !(await bouncer.with(TypicalCasePolicy).allows('start'))) return null
  return { icon: 'pencil', name: i18n.t('typical_cases.write_here'), href: `/typical-cases/create?call=${call.id}` }
}

/** 推荐, for who recommends, with what waits there. */
export async function recommendingStage(call: CaseCall, { auth, i18n }: HttpContext): Promise<CallStage | null> {
  const bodies = bodiesOf(auth.getUserOrFail())
  if (bodies.length === 0 || !['published', 'closed'].includes(call.state)) return null
  let count = 0
  for (const body of bodies) {
    const [{ $extras }] = await waitingAt(body, call.id).clearOrder().count('* as total')
    count += Number($extras.total)
  }
  const names = [i18n.t('case_recommendations.title')]
  if (count > 0) names.push(i18n.t('case_recommendations.waiting_count', { count }))
  return { icon: 'trophy', name: names.join(' · '), href: `/case-recommendations?call=${call.id}` }
}

/** On the public notice: where to write. */
export const writingPanel: CallPanel = {
  place: 'notice',
  template: 'components/cases/writing_panel',
  load: async (call) => (callIsOpen(call) ? {} : null),
}
