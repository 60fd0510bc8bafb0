import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import documents from '#config/documents'
import { buildEdition } from '#app/casebooks/build_edition'
import BookEdition from '#app/casebooks/book_edition'
import BookFile from '#app/casebooks/book_file'
import { orderEdition } from '#app/casebooks/book_editions'
import { verifyEdition } from '#app/casebooks/book_verification'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import AuditEntry from '#app/audit/audit_entry'
import { actor } from '#tests/support/applications'
import { casebookFor, orderedEdition, smallManuscript } from '#tests/support/book_editions'
import { emptyTables } from '#tests/support/empty_tables'
import { settingsBackThen } from '#tests/support/settings'
import { makeWorld } from '#tests/world'

test.group('Editions at the same moment', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())
  group.setup(() => {
    const back = settingsBackThen(documents.office)
    documents.office.program = 'none'
    return back
  })

  test('two workers with the same edition build it once', async ({ assert }) => {
    const edition = await orderedEdition(await makeWorld())
    await Promise.all([buildEdition(edition.id, 1), buildEdition(edition.id, 1)])
    await edition.refresh()
    assert.equal(edition.state, 'built')
    assert.isEmpty(await verifyEdition(edition))
    const paths = (await BookFile.query().where('editionId', edition.id)).map(({ path }) => path)
    assert.lengthOf(new Set(paths), paths.length)
    assert.lengthOf(await AuditEntry.query().where('action', 'casebook_edition.built'), 1)
  })

  test('of two people who order at once one is refused, and there is one edition', async ({ assert }) => {
    const world = await makeWorld()
    const manuscript = await smallManuscript()
    const casebook = await casebookFor(world, manuscript)
    const order = () => orderEdition(casebook, manuscript, actor(world.people.handler))
    const answers = await Promise.allSettled([order(), order()])
    assert.sameMembers(
      answers.map(({ status }) => status),
      ['fulfilled', 'rejected']
    )
    const refused = answers.find((answer) => answer.status === 'rejected')!
    assert.instanceOf(refused.reason, StepNotAllowed)
    assert.lengthOf(await BookEdition.all(), 1)
    assert.lengthOf(await db.from('outbox').where('job', 'casebooks/build'), 1)
  })
})
