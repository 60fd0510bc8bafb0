import { inTransaction, type Trx } from '#app/core/dialect'
import type User from '#app/users/user'
import ListView from './list_view.js'

export const MOST_VIEWS = 30

type Place = { list: string; name: string; query: string }
type Wanted = Pick<ListView, 'name' | 'query' | 'position' | 'isDefault' | 'isShared'>

/** Puts an act on the trail, in its transaction. The trail is a room above this one (audit/answer_list.ts). */
export type NoteView = (trx: Trx, action: string, view: ListView) => Promise<unknown>

/** A name that another view has, or one view more than there may be. */
export class ViewRefused extends Error {
  constructor(readonly reason: 'taken' | 'too_many') {
    super(reason)
  }
}

export function saveView(user: User, { list, name, query }: Place, note: NoteView) {
  return withViewsOf(user, list, async (views, trx) => {
    if (views.length >= MOST_VIEWS) throw new ViewRefused('too_many')
    refuseTaken(views, name)
    const position = Math.min(MOST_VIEWS, Math.max(0, ...views.map((view) => view.position)) + 1)
    const place = { userId: user.id, list, position, isDefault: false, isShared: false }
    const view = await ListView.create({ ...place, name, query }, { client: trx })
    await note(trx, 'list_view.saved', view)
    return view
  })
}

export function changeView(user: User, { id, list }: ListView, wanted: Wanted, note: NoteView) {
  return withViewsOf(user, list, async (views, trx) => {
    const others = views.filter((view) => view.id !== id)
    refuseTaken(others, wanted.name)
    const view = views.find((one) => one.id === id)
    if (!view) return
    for (const other of wanted.isDefault ? others : []) await other.merge({ isDefault: false }).save()
    const action = actionOf(view, wanted)
    await view.merge(wanted).save()
    await note(trx, action, view)
  })
}

/** Sharing is what others notice. */
function actionOf({ isShared }: ListView, wanted: Wanted) {
  if (isShared === wanted.isShared) return 'list_view.changed'
  return wanted.isShared ? 'list_view.shared' : 'list_view.unshared'
}

export function removeView(user: User, { id, list }: ListView, note: NoteView) {
  return withViewsOf(user, list, async (views, trx) => {
    const view = views.find((one) => one.id === id)
    if (!view) return
    await view.delete()
    await note(trx, 'list_view.removed', view)
  })
}

/** The views that one person has of a list change one after the other, so that there is one default and not one too many. */
function withViewsOf<T>(user: User, list: string, work: (views: ListView[], trx: Trx) => Promise<T>) {
  return inTransaction(async (trx) => {
    await trx.from('users').where('id', user.id).forUpdate().first()
    return work(await ListView.query({ client: trx }).where({ userId: user.id, list }), trx)
  })
}

/** As MySQL compares: capital letters and accents make no other name. */
const { compare } = new Intl.Collator('en', { sensitivity: 'base' })

function refuseTaken(views: ListView[], name: string) {
  if (views.some((view) => compare(view.name, name) === 0)) throw new ViewRefused('taken')
}
