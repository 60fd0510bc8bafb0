import type { HttpContext } from '@adonisjs/core/http'
import type CaseCall from '#app/case_calls/case_call'
import type { CallPanel, CallStage } from '#app/case_calls/call_panels'
import CaseSelection from './case_selection.js'
import { announcedSelections } from './public_case.js'
import SelectionPolicy from './selection_policy.js'
import { callsToOpen } from './selection_todos.js'
import { selectionWorkflow } from './selection_workflow.js'

/** 遴选 on the page of its call, for the bureau; to be begun once the jury is done. */
export async function selectionStage({ id }: CaseCall, { bouncer, i18n }: HttpContext): Promise<CallStage | null> {
  const policy = bouncer.with(SelectionPolicy)
  if (!(await policy.allows('list'))) return null
  const name = i18n.t('case_selections.stage')
  const selection = await CaseSelection.findBy('callId', id)
  if (selection) {
    const { state } = selection
    const badge = { tone: selectionWorkflow.states[state].tone, text: i18n.t(`case_selections.states.${state}`) }
    return { name, href: `/case-selections/${selection.id}`, badge }
  }
  const waits = await callsToOpen(await policy.allows('prepare')).where('id', id)
  return waits.length > 0 ? { name, href: '/case-selections', text: i18n.t('case_selections.to_open') } : null
}

/** What everybody may know of it: the public notice, then the results. */
export const resultPanel: CallPanel = {
  place: 'notice',
  template: 'components/case_decisions/result_panel',
  load: async ({ id }) => {
    const selection = await announcedSelections('on_notice', 'published').where('callId', id).first()
    return selection && { selection }
  },
}
