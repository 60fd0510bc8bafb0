import { buildEdition } from '#app/casebooks/build_edition'
import { freezeEdition, orderEdition, publishEdition } from '#app/casebooks/book_editions'
import Casebook from '#app/casebooks/casebook'
import { manuscriptOf } from '#app/casebooks/studio_manuscript'
import { leaveMoment, standAt } from '#app/core/clock'
import { actorFor } from '#app/users/actor'
import type { DemoPeople } from './people.js'

const DAY = 86_400_000

/** What the studio finished is built the next day, frozen two days later and published after two more; none is no fault. */
export async function seedCasebookEditions({ handlers: [handler], head }: DemoPeople) {
  const books = await Casebook.query().withScopes((scopes) => scopes.unbuilt())
  try {
    for (const book of books) {
      const finished = book.stateSince.toMillis()
      const day = (number: number) => standAt(new Date(Math.min(finished + number * DAY, Date.now())))
      day(1)
      const maker = { ...actorFor(handler), id: handler.id }
      const edition = await orderEdition(book, await manuscriptOf(book), maker)
      await buildEdition(edition.id, edition.run)
      await edition.refresh()
      if (edition.state !== 'built') continue
      const by = { ...actorFor(head), id: head.id }
      day(3)
      await freezeEdition(edition, by)
      day(5)
      await publishEdition(edition, by)
    }
  } finally {
    leaveMoment()
  }
}
