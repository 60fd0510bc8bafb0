import type { HttpContext } from '@adonisjs/core/http'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import vine from '@vinejs/vine'
import { wholeListOf, type ListDefinition } from '#app/core/list'
import BulkActPolicy from './bulk_act_policy.js'
import { bulkKind } from './bulk_kinds.js'
import { chooseRows, MOST_ROWS } from './bulk_workflow.js'

/** `whole`: everything in the list as it is filtered, whatever is ticked. */
const validatorFor = (subject: string) =>
  vine.create({
    act: vine.string().regex(new RegExp(`^${subject}\\.\\w+$`)),
    ids: vine.array(vine.number().positive().withoutDecimals()).optional(),
    whole: vine.accepted().optional(),
  })

/**
 * Rows ticked in a list, or all that the list of the address has: noted, and shown to be confirmed.
 *
 * @param seen what the reader may see at all
 */
export async function answerBulkChoice<M extends LucidModel>(
  { auth, bouncer, request, response, session, i18n }: HttpContext,
  subject: string,
  seen: ModelQueryBuilderContract<M>,
  definition: ListDefinition<ModelQueryBuilderContract<M>, InstanceType<M>>,
  listPath: string
) {
  const { act, ids, whole } = await request.validateUsing(validatorFor(subject))
  await bouncer.with(BulkActPolicy).authorize('choose', act)
  const user = auth.getUserOrFail()

  const chosen = whole ? await idsOf(wholeListOf(seen, request, definition)) : (ids ?? [])
  const refusal = chosen.length === 0 ? 'nothing' : chosen.length > MOST_ROWS ? 'too_many' : null
  if (refusal) {
    session.flash('error', i18n.t(`bulk_acts.${refusal}`, { most: MOST_ROWS }))
    return response.redirect().withQs().toPath(listPath)
  }
  const rows = await bulkKind(act).rows(user, chosen)
  const { id } = await chooseRows(act, rows, user.id)
  return response.redirect().toRoute('bulk_acts.edit', { id })
}

async function idsOf<M extends LucidModel>(query: ModelQueryBuilderContract<M>) {
  const rows = await query.select(`${query.model.table}.id`).limit(MOST_ROWS + 1)
  return rows.map(({ $primaryKeyValue }) => Number($primaryKeyValue))
}
