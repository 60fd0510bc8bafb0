import type { HttpContext } from '@adonisjs/core/http'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { listOf, type List, type ListDefinition } from '#app/core/list'
import { conditionsOf } from '#app/core/list_state'
import { keptModels } from '#app/core/kept_models'
import type User from '#app/users/user'
import ListView from './list_view.js'

type Query = Record<string, unknown>

/** The path of the list, also while its workbook or one of its views is asked for (start/routes/list_routes.ts). */
export function pathOfList(request: HttpContext['request']) {
  return request.url().replace(/\/(view\.xlsx|views(\/\d+)?)$/, '')
}

/** One page of a list with the views that the reader keeps of it. The bare address opens the reader's default view. */
export async function viewedList<M extends LucidModel>(
  { auth, request }: HttpContext,
  query: ModelQueryBuilderContract<M>,
  definition: ListDefinition<ModelQueryBuilderContract<M>, InstanceType<M>>
) {
  const user = auth.getUserOrFail()
  const path = pathOfList(request)
  const qs = request.qs()
  const finding = viewsFor(user, path)
  /** Only the bare address needs to know the views before its rows. */
  const asked = Object.keys(qs).length > 0 ? qs : presetOf(await finding, user)
  const open = finding.then((views) => openedBy(asked, views, user))
  const listing = listOf(query, { url: () => path, qs: () => asked, view: open }, definition)
  const [list, views] = await Promise.all([listing, finding, open])

  const opened = views.find(({ id }) => String(id) === list.view)
  const here = list.url().slice(path.length)
  const hasDefault = views.some((view) => isDefaultOf(view, user))
  return {
    ...list,
    workbookUrl: `${path}/view.xlsx${list.exportQuery && `?${list.exportQuery}`}`,
    views: {
      allUrl: hasDefault ? `${path}?view=all` : path,
      kept: views.map((view) => ({
        ...view.$attributes,
        owner: view.userId === user.id ? null : view.$extras.owner,
        isDefault: isDefaultOf(view, user),
        url: `${path}?${conditionsOf(queryOf(view), definition, view.id)}`,
        isOpen: view === opened,
      })),
      isModified: opened && conditionsOf(queryOf(opened), definition) !== conditionsOf(asked, definition),
      /** The one that is open, when it is the reader's own. */
      own: opened?.userId === user.id ? opened : null,
      mayShare: user.is('division_head'),
      saveUrl: `${path}/views${here}`,
      changeUrl: opened && `${path}/views/${opened.id}${here}`,
    },
  }
}

/** Only acts on the trail change them (list_views.ts). */
function viewsFor(user: User, list: string) {
  return keptModels(`views of ${list} for ${user.id}`, ListView, () =>
    ListView.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where('list', list)
      .join('users', 'users.id', 'list_views.user_id')
      .select('list_views.*', 'users.name as owner')
      .orderByRaw('list_views.user_id = ? desc', [user.id])
      .orderBy('position')
      .orderBy('list_views.id')
  )
}

function presetOf(views: ListView[], user: User): Query {
  const preset = views.find((view) => isDefaultOf(view, user))
  return preset ? { ...queryOf(preset), view: String(preset.id) } : {}
}

/** Whoever has a default view is in some view or in `all`, so that every link of the page leads where it says. */
function openedBy({ view }: Query, views: ListView[], user: User): string {
  const isKnown = views.some(({ id }) => String(id) === view)
  if (isKnown) return String(view)
  return views.some((one) => isDefaultOf(one, user)) ? 'all' : ''
}

function isDefaultOf(view: ListView, user: User) {
  return view.userId === user.id && view.isDefault
}

function queryOf({ query }: ListView): Query {
  return Object.fromEntries(new URLSearchParams(query))
}

export type ViewedList<Row> = List<Row> & Pick<Awaited<ReturnType<typeof viewedList>>, 'views' | 'workbookUrl'>
