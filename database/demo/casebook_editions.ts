import { buildEdition } from '#app/casebooks/build_edition'
import { freezeEdition, orderEdition, publishEdition } from '#app/casebooks/book_editions'
import { manuscriptFor, readyBooks } from '#app/casebooks/book_source'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'

/** Every casebook that is edited is built, frozen and published; none is no fault. */
export async function seedCasebookEditions({ handlers: [handler], head }: { handlers: User[]; head: User }) {
  for (const { casebookId } of await readyBooks()) {
    const manuscript = await manuscriptFor(casebookId)
    if (!manuscript) continue
    const edition = await orderEdition(casebookId, manuscript, { ...actorFor(handler), id: handler.id })
    await buildEdition(edition.id, edition.run)
    await edition.refresh()
    if (edition.state !== 'built') continue
    const by = { ...actorFor(head), id: head.id }
    await freezeEdition(edition, by)
    await publishEdition(edition, by)
  }
}
