import { inTransaction, type Trx } from '#app/core/dialect'
import type User from '#app/users/user'
import ListView from './list_view.js'

export const MOST_VIEWS = 30

type Place = { list: string; name: string; query: string }
type Wanted = Pick<ListView, 'name' | 'query' | 'position' | 'isDefault' | 'isShared'>

/** A name that another view has, or one view more than there may be. */
export class ViewRefused extends Error {
  constructor(readonly reason: 'taken' | 'too_many') {
    super(reason)
  }
}

export function saveView(user: User, { list, name, query }: Place) {
  return withViewsOf(user, list, async (views, trx) => {
    if (views.length >= MOST_VIEWS) throw new ViewRefused('too_many')
    refuseTaken(views, name)
    const position = Math.min(MOST_VIEWS, Math.max(0, ...views.map((view) => view.position)) + 1)
    const place = { userId: user.id, list, position, isDefault: false, isShared: false }
    return ListView.create({ ...place, name, query }, { client: trx })
  })
}

export function changeView(user: User, { id, list }: ListView, wanted: Wanted) {
  return withViewsOf(user, list, async (views) => {
    const others = views.filter((view) => view.id !== id)
    refuseTaken(others, wanted.name)
    for (const other of wanted.isDefault ? others : []) await other.merge({ isDefault: false }).save()
    await views
      .find((view) => view.id === id)
      ?.merge(wanted)
      .save()
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
