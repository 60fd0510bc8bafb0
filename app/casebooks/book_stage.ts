import type { HttpContext } from '@adonisjs/core/http'
import type CaseCall from '#app/case_calls/case_call'
import type { CallStage } from '#app/case_calls/call_panels'
import Casebook from './casebook.js'
import { casesToPrint } from './casebook_making.js'
import CasebookPolicy from './casebook_policy.js'
import { casebookWorkflow } from './casebook_workflow.js'

/** 案例集 on the page of its call; to be begun once there are results. */
export async function bookStage({ id }: CaseCall, { bouncer, i18n }: HttpContext): Promise<CallStage | null> {
  const policy = bouncer.with(CasebookPolicy)
  if (!(await policy.allows('list'))) return null
  const name = i18n.t('casebooks.title')
  const book = await Casebook.findBy('callId', id)
  if (book) {
    const { state } = book
    const badge = { tone: casebookWorkflow.states[state].tone, text: i18n.t(`casebooks.states.${state}`) }
    return { name, href: `/casebooks/${book.id}`, badge }
  }
  if (!(await policy.allows('edit')) || !(await casesToPrint(id).first())) return null
  return { name, href: '/casebooks/create', text: i18n.t('casebooks.stage_new') }
}
