import type { HttpContext } from '@adonisjs/core/http'
import type User from '#app/users/user'
import BulkAct from './bulk_act.js'
import { fitOf, type Misfit } from './bulk_fit.js'
import type BulkItem from './bulk_item.js'
import { bulkKind } from './bulk_kinds.js'
import { reasonInWords } from './bulk_words.js'

/** The act of the address, when it is the person's own; else 404. */
export function ownBulkAct({ auth, params }: HttpContext) {
  return BulkAct.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.bulk_act_id ?? params.id) || 0)
    .firstOrFail()
}

/** What is chosen: the rows that the act fits now, and the others with the reason. */
export async function chosenRows(act: BulkAct, user: User) {
  const kind = bulkKind(act.act)
  const items = await act.related('items').query().orderBy('id')
  const rows = await kind.rows(
    user,
    items.map(({ subjectId }) => subjectId)
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const fitting: { item: BulkItem; row: any }[] = []
  const others: { item: BulkItem; misfit: Misfit; state?: string }[] = []
  for (const item of items) {
    const row = byId.get(item.subjectId)
    const { misfit } = await fitOf(kind, user, item, row)
    if (misfit) others.push({ item, misfit, state: row?.state })
    else fitting.push({ item, row })
  }
  return { fitting, others }
}

/** Before anything is done: on which rows, with which words. */
export async function renderChoice({ auth, view, i18n }: HttpContext, act: BulkAct) {
  const kind = bulkKind(act.act)
  const { fitting, others } = await chosenRows(act, auth.getUserOrFail())
  const fields = await kind.fieldData?.(
    fitting.map(({ row }) => row),
    i18n
  )
  return view.render('pages/workflow/bulk_acts/edit', {
    act,
    filled: act.params ?? {},
    workflow: kind.workflow,
    fitting,
    others: others.map(({ item, misfit: reason, state }) => ({
      item,
      reason: reasonInWords(act.act, { reason, reasonParams: state ? { state } : null }, i18n),
    })),
    path: kind.path,
    fields: kind.fields,
    ...fields,
  })
}
