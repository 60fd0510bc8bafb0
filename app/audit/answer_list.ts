import type { HttpContext } from '@adonisjs/core/http'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { inChunks, loadShown, wholeListOf, type ListDefinition } from '#app/core/list'
import { readState } from '#app/core/list_state'
import { changeViews } from '#app/lists/change_views'
import type { NoteView } from '#app/lists/list_views'
import { pathOfList, viewedList, type ViewedList } from '#app/lists/viewed_list'
import { actorOf } from '#app/users/actor'
import { answerWorkbook } from './answer_export.js'
import { record } from './record.js'

type Definition<M extends LucidModel> = ListDefinition<ModelQueryBuilderContract<M>, InstanceType<M>>

/**
 * A list with saved views: its page, a workbook of what the page shows, and changes of its views, all from one query
 * and one definition. Its routes are those of start/routes/list_routes.ts.
 *
 * @param query what the reader may see at all
 */
export async function answerList<M extends LucidModel>(
  ctx: HttpContext,
  query: ModelQueryBuilderContract<M>,
  definition: Definition<M>,
  title: string,
  render: (list: ViewedList<InstanceType<M>>) => Promise<unknown>
) {
  const { request } = ctx
  const page = async () => render(await viewedList(ctx, query, definition))
  if (request.url().endsWith('/view.xlsx')) return answerView(ctx, query, definition, title)
  return isAboutViews(ctx) ? changeViews(ctx, definition, page, noteOf(ctx)) : page()
}

/** Another form of the page, refused, shows the page again. */
function isAboutViews({ request }: HttpContext) {
  return !['GET', 'HEAD'].includes(request.method()) && pathOfList(request) !== request.url()
}

function noteOf(ctx: HttpContext): NoteView {
  return (trx, action, { id, list, name, position, isDefault, isShared }) => {
    const details = { list, name, position, isDefault, isShared }
    return record(trx, { action, subject: { type: 'list_view', id }, by: actorOf(ctx), details })
  }
}

/** The rows of the address, in its order, with the columns shown. */
function answerView<M extends LucidModel>(
  ctx: HttpContext,
  query: ModelQueryBuilderContract<M>,
  definition: Definition<M>,
  title: string
) {
  const state = readState(ctx.request.qs(), definition)
  const shown = state.columns
  const columns = definition.columns
    .filter(({ key }) => shown.includes(key))
    .flatMap(({ text, value, under }) => [value && { text, value }, under])
    .filter((column) => column !== undefined)
    .map(({ text, value }) => ({ header: text, width: 20, value }))

  return answerWorkbook(ctx, {
    action: 'list.exported',
    sheet: { name: title, title, columns },
    rows: inChunks(wholeListOf(query, ctx.request, definition), 500, (rows) => loadShown(rows, state, definition)),
    details: { name: title, columns: shown.join(',') },
  })
}
