import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { conditionsOf, type ListDefinition } from '#app/core/list_state'
import ListView from './list_view.js'
import ListViewPolicy from './list_view_policy.js'
import { changeView, MOST_VIEWS, removeView, saveView, ViewRefused, type NoteView } from './list_views.js'
import { pathOfList } from './viewed_list.js'

const name = () => vine.string().trim().minLength(1).maxLength(40)
const newViewValidator = vine.create({ newView: name() })
const viewValidator = vine.create({
  viewName: name(),
  position: vine.number().withoutDecimals().range([1, MOST_VIEWS]),
  isDefault: vine.boolean().nullable().optional(),
  isShared: vine.boolean().nullable().optional(),
  /** Filters, order and columns as they are on the page. */
  conditions: vine.boolean().nullable().optional(),
})

const ACTS: Record<string, { act: typeof change | typeof remove; done: string }> = {
  POST: { act: save, done: 'saved' },
  PUT: { act: change, done: 'changed' },
  DELETE: { act: remove, done: 'removed' },
}

/**
 * A view is saved (POST), changed (PUT) or removed (DELETE) at the address of its list, so that refused input comes
 * back on the list as it was.
 */
export async function changeViews<Q, Row>(
  ctx: HttpContext,
  definition: ListDefinition<Q, Row>,
  page: () => Promise<unknown>,
  note: NoteView
) {
  const { request, response, session, i18n } = ctx
  const list = pathOfList(request)
  const query = conditionsOf(request.qs(), definition)
  showAgain(ctx, page)

  const { act, done } = ACTS[request.method()]
  const view = await act(ctx, { list, query, note })
  session.flash('success', i18n.t(`lists.${done}`))
  return response.redirect(`${list}?${conditionsOf(request.qs(), definition, view?.id ?? 'all')}`)
}

type Place = { list: string; query: string; note: NoteView }

async function save(ctx: HttpContext, { list, query, note }: Place) {
  const { newView } = await ctx.request.validateUsing(newViewValidator)
  return saveView(ctx.auth.getUserOrFail(), { list, name: newView, query }, note).catch(said(ctx, 'newView'))
}

async function change(ctx: HttpContext, { list, query, note }: Place) {
  const view = await ownView(ctx, list)
  const { viewName, position, ...chosen } = await ctx.request.validateUsing(viewValidator)
  const [isDefault, isShared] = [chosen.isDefault ?? false, chosen.isShared ?? false]
  if (isShared && !view.isShared) await ctx.bouncer.with(ListViewPolicy).authorize('share')

  const wanted = { name: viewName, position, isDefault, isShared, query: chosen.conditions ? query : view.query }
  await changeView(ctx.auth.getUserOrFail(), view, wanted, note).catch(said(ctx, 'viewName'))
  return view
}

async function remove(ctx: HttpContext, { list, note }: Place) {
  await removeView(ctx.auth.getUserOrFail(), await ownView(ctx, list), note)
  return null
}

async function ownView({ auth, bouncer, params }: HttpContext, list: string) {
  const view = await ListView.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where({ id: Number(params.view) || 0, list })
    .firstOrFail()
  await bouncer.with(ListViewPolicy).authorize('change', view)
  return view
}

function said({ i18n }: HttpContext, field: string) {
  return (error: unknown): never => {
    if (!(error instanceof ViewRefused)) throw error
    throw invalid(field, i18n.t(`lists.${error.reason}`, { most: MOST_VIEWS }))
  }
}
