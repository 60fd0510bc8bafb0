import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import AuditEntry from '#app/audit/audit_entry'
import { buildEdition, takeNextStep } from '#app/casebooks/build_edition'
import { buildSteps, checksumOf } from '#app/casebooks/book_builder'
import BookEdition from '#app/casebooks/book_edition'
import { orderEdition, publishEdition, freezeEdition, withdrawEdition } from '#app/casebooks/book_editions'
import BookFile from '#app/casebooks/book_file'
import Casebook from '#app/casebooks/casebook'
import { finishCasebook, reopenCasebook } from '#app/casebooks/casebook_workflow'
import { manuscriptOf } from '#app/casebooks/studio_manuscript'
import { verifyEdition } from '#app/casebooks/book_verification'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import TypicalCase from '#app/cases/typical_case'
import Notification from '#app/notifications/notification'
import type User from '#app/users/user'
import Approval from '#app/workflow/approval'
import { drainOutbox } from '#jobs/drain'
import { builtEdition, orderedEdition, publishedEdition } from '#tests/support/book_editions'
import { bookCase, bookManuscript, bookPicture, storedImage } from '#tests/support/book_manuscripts'
import documents from '#config/documents'
import { settingsBackThen } from '#tests/support/settings'
import { countQueries } from '#tests/support/queries'
import { actor } from '#tests/support/applications'
import { begunCasebook, readyCasebook } from '#tests/support/casebooks'
import { caseCall, typicalCase } from '#tests/support/typical_cases'
import { makeWorld } from '#tests/world'

test.group('An edition of the casebook', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  /** With LibreOffice: rendered.spec.ts. */
  group.setup(() => {
    const back = settingsBackThen(documents.office)
    documents.office.program = 'none'
    return back
  })

  test('a handler orders what is edited; a job builds it, and the head hears of it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const { casebook } = await readyCasebook(world)
    const begun = await begunCasebook(world)
    const manuscript = await manuscriptOf(casebook)
    const order = (user: User, casebookId = casebook.id) =>
      client.post('/casebook-editions').form({ casebookId }).withCsrfToken().loginAs(user).redirects(0)
    const offered = await client.get('/casebook-editions').loginAs(people.handler)
    offered.assertTextIncludes(`${casebook.year} 年案例集已可制作`)
    const forbidden = await order(people.head)
    forbidden.assertStatus(403)
    const unfinished = await order(people.handler, begun.casebook.id)
    unfinished.assertStatus(422)
    unfinished.assertTextIncludes('这本案例集还没有编好')
    const answer = await order(people.handler)
    answer.assertStatus(302)
    const twice = await order(people.handler)
    twice.assertStatus(409)

    await drainOutbox()
    const edition = await BookEdition.firstOrFail()
    assert.include(edition.$attributes, {
      state: 'built',
      casebookId: casebook.id,
      number: 1,
      percent: 100,
      stepsDone: 5,
    })
    assert.equal(edition.manuscript, canonicalJson(manuscript))
    assert.equal(edition.manuscriptHash, sha256(edition.manuscript))
    const files = await BookFile.query().where('editionId', edition.id)
    assert.equal(
      edition.checksum,
      checksumOf(
        edition.manuscriptHash,
        files.sort((a, b) => (a.path < b.path ? -1 : 1))
      )
    )
    const entry = await AuditEntry.query().where('action', 'casebook_edition.built').firstOrFail()
    assert.equal(entry.particulars.checksum, edition.checksum)
    const heard = await Notification.query().where('userId', people.head.id)
    assert.include(JSON.stringify(heard.map(({ event }) => event)), 'casebook_edition.built')
    const page = await client.get(`/casebook-editions/${edition.id}`).loginAs(people.head)
    for (const text of [edition.checksum!, edition.manuscriptHash, ...files.map((file) => file.sha256)]) {
      page.assertTextIncludes(text)
    }
  })

  test('nobody outside the bureau sees editions, and nobody but the handler builds', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const edition = await builtEdition(world)
    const outside = [
      people.operator,
      people.haidianReviewer,
      people.secretariat,
      people.experts[0],
      people.administrator,
    ]
    for (const user of outside) {
      const list = await client.get('/casebook-editions').loginAs(user)
      list.assertStatus(403)
      for (const path of ['', '/pages/contents', '/files/book.docx', '/files/manuscript.json']) {
        const hidden = await client.get(`/casebook-editions/${edition.id}${path}`).loginAs(user)
        hidden.assertStatus(404)
      }
    }
    const step = (user: User, name: string) =>
      client
        .post(`/casebook-editions/${edition.id}/steps`)
        .form({ step: name, version: edition.version })
        .withCsrfToken()
        .loginAs(user)
    for (const [user, name] of [
      [people.handler, 'freeze'],
      [people.leader, 'freeze'],
      [people.head, 'discard'],
      [people.leader, 'discard'],
    ] as const) {
      const refused = await step(user, name)
      refused.assertStatus(403)
    }
    const invalid = await step(people.head, 'burn')
    invalid.assertStatus(422)
    const early = await step(people.head, 'publish')
    early.assertStatus(409)
    await edition.refresh()
    assert.equal(edition.state, 'built')
  })

  test('the head freezes and publishes it: the word is bound to its sum, and its cases are published', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const call = await caseCall(world)
    const confirmed = await typicalCase(world, call, { state: 'author_confirmed' })
    const other = await typicalCase(world, call, { state: 'author_confirmed' })
    const chapters = [{ title: '第一章 总论', introduction: [], cases: [bookCase(0, { caseId: confirmed.id })] }]
    const edition = await builtEdition(world, bookManuscript({ chapters }))
    const step = async (name: string) => {
      const answer = await client
        .post(`/casebook-editions/${edition.id}/steps`)
        .form({ step: name, version: edition.version })
        .withCsrfToken()
        .loginAs(people.head)
        .redirects(0)
      answer.assertStatus(302)
      await edition.refresh()
    }
    await step('freeze')
    const ruling = await Approval.query()
      .where({ subjectType: 'casebook_edition', subjectId: edition.id })
      .firstOrFail()
    assert.equal(ruling.contentHash, edition.checksum)
    const undone = await client
      .post(`/casebook-editions/${edition.id}/steps`)
      .form({ step: 'discard', version: edition.version })
      .withCsrfToken()
      .loginAs(people.handler)
    undone.assertStatus(403)
    await step('publish')
    assert.equal(edition.state, 'published')
    assert.isNotNull(edition.publishedAt)
    const casebook = await Casebook.findOrFail(edition.casebookId)
    assert.equal(casebook.state, 'published')
    assert.isNotNull(casebook.publishedAt)
    const told = await AuditEntry.query().where('action', 'casebook.published').firstOrFail()
    assert.deepInclude(told.$attributes, { subjectId: casebook.id, actorId: people.head.id })
    assert.equal((await TypicalCase.findOrFail(confirmed.id)).state, 'published')
    assert.equal((await TypicalCase.findOrFail(other.id)).state, 'author_confirmed')
    await drainOutbox()
    const heard = await Notification.query().where('userId', people.principal.id)
    assert.include(JSON.stringify(heard.map(({ event }) => event)), 'casebook_edition.published')
    assert.lengthOf(await Notification.query().where('userId', people.chaoyangPrincipal.id), 0)
  })

  test('a book of which a case fell out is not published: it is given up, mended and built again', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const { casebook, navigation, research } = await readyCasebook(world)
    const post = (user: User, path: string, form: object) =>
      client.post(path).form(form).withCsrfToken().loginAs(user).redirects(0)
    const stepOf = async (user: User, edition: BookEdition, step: string) => {
      await edition.refresh()
      return post(user, `/casebook-editions/${edition.id}/steps`, { step, version: edition.version })
    }
    const reopen = { step: 'reopen', version: casebook.version, opinion: '一个案例被取消资格。' }
    await post(people.handler, '/casebook-editions', { casebookId: casebook.id })
    await drainOutbox()
    const edition = await BookEdition.firstOrFail()
    const page = await client.get(`/casebooks/${casebook.id}`).loginAs(people.handler)
    page.assertTextIncludes(`href="/casebook-editions/${edition.id}"`)
    assert.notInclude(page.text(), '退回的理由')
    ;(await post(people.handler, `/casebooks/${casebook.id}/steps`, reopen)).assertStatus(409)

    await TypicalCase.query().where('id', navigation.caseId).update({ state: 'disqualified' })
    await stepOf(people.head, edition, 'freeze')
    ;(await stepOf(people.head, edition, 'publish')).assertStatus(409)
    await edition.refresh()
    assert.equal(edition.state, 'frozen')
    assert.equal((await TypicalCase.findOrFail(research.caseId)).state, 'author_confirmed')
    ;(await post(people.handler, `/casebooks/${casebook.id}/steps`, reopen)).assertStatus(409)

    await stepOf(people.head, edition, 'discard')
    ;(await post(people.handler, `/casebooks/${casebook.id}/steps`, reopen)).assertStatus(302)
    await casebook.refresh()
    await post(people.handler, `/casebooks/${casebook.id}/steps`, { step: 'finish', version: casebook.version })
    await post(people.handler, '/casebook-editions', { casebookId: casebook.id })
    await drainOutbox()
    const again = await BookEdition.query().orderBy('id', 'desc').firstOrFail()
    assert.deepInclude(again.$attributes, { number: 1, state: 'built' })
    assert.notInclude(again.manuscript, navigation.title)
    await stepOf(people.head, again, 'freeze')
    await stepOf(people.head, again, 'publish')
    await casebook.refresh()
    assert.equal(casebook.state, 'published')
    assert.equal((await TypicalCase.findOrFail(research.caseId)).state, 'published')
  })

  test('of a book that changed meanwhile, or of a second one of its year, no edition is made', async ({ assert }) => {
    const world = await makeWorld()
    const by = actor(world.people.handler)
    const { casebook } = await readyCasebook(world)
    const manuscript = await manuscriptOf(casebook)
    const stale = await Casebook.findOrFail(casebook.id)
    await reopenCasebook(casebook, by, { opinion: '前言有误。' })
    await finishCasebook(casebook, by)
    const reasonOf = (promise: Promise<unknown>) => promise.then(() => null).catch(({ reason }) => reason)
    assert.equal(await reasonOf(orderEdition(stale, manuscript, by)), 'moved_on')
    await orderEdition(casebook, await manuscriptOf(casebook), by)
    const second = await readyCasebook(world)
    assert.equal(await reasonOf(orderEdition(second.casebook, manuscript, by)), 'year_taken')
    assert.lengthOf(await BookEdition.all(), 1)
  })

  test('progress goes up step by step and is shown', async ({ client, assert }) => {
    const world = await makeWorld()
    const edition = await orderedEdition(world)
    const told: number[] = []
    const begun = await client.get(`/casebook-editions/${edition.id}`).loginAs(world.people.handler)
    begun.assertTextIncludes('共 5 步，已完成 0 步（0%）')
    await takeNextStep(edition.id, 1, async (percent) => told.push(percent))
    const later = await client.get(`/casebook-editions/${edition.id}`).loginAs(world.people.handler)
    later.assertTextIncludes('共 5 步，已完成 1 步（20%）')
    await buildEdition(edition.id, 1, async (percent) => told.push(percent))
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a - b)
    )
    assert.equal(told.at(-1), 100)
    for (const percent of [20, 40, 60, 80, 100]) assert.include(told, percent)
  })

  for (let dead = 1; dead < buildSteps.length; dead++) {
    test(`a worker killed after "${buildSteps[dead - 1].name}" costs no finished step`, async ({ assert }) => {
      const world = await makeWorld()
      const edition = await orderedEdition(world)
      for (let step = 0; step < dead; step++) await takeNextStep(edition.id, 1)
      /** In the middle of the next one: what it made has no row yet. */
      await buildSteps[dead].run(await BookEdition.findOrFail(edition.id), async () => {})
      const before = await BookFile.query().where('editionId', edition.id).orderBy('id')
      const half = await BookEdition.findOrFail(edition.id)
      assert.deepInclude(half.$attributes, { stepsDone: dead, state: 'building', checksum: null })

      await drainOutbox()
      await edition.refresh()
      assert.equal(edition.state, 'built')
      const after = await BookFile.query().where('editionId', edition.id).orderBy('id')
      assert.deepEqual(
        after.slice(0, before.length).map(({ id, path, sha256: sum }) => [id, path, sum]),
        before.map(({ id, path, sha256: sum }) => [id, path, sum])
      )
      assert.isEmpty(await verifyEdition(edition))
    })
  }

  test('a handler stops the building and lets it go on; what is done stays done', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const edition = await orderedEdition(world)
    await takeNextStep(edition.id, 1)
    const step = (user: User, name: string) =>
      client
        .post(`/casebook-editions/${edition.id}/steps`)
        .form({ step: name, version: edition.version })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
    const forbidden = await step(people.head, 'cancel')
    forbidden.assertStatus(403)
    await step(people.handler, 'cancel')
    await drainOutbox()
    await edition.refresh()
    assert.deepInclude(edition.$attributes, { state: 'cancelled', stepsDone: 1 })
    const [first] = await BookFile.query().where('editionId', edition.id)

    await step(people.handler, 'retry')
    await edition.refresh()
    assert.equal(edition.run, 2)
    await buildEdition(edition.id, 1)
    assert.equal((await BookEdition.findOrFail(edition.id)).stepsDone, 1, 'the job of the run before does nothing')
    await drainOutbox()
    await edition.refresh()
    assert.equal(edition.state, 'built')
    assert.equal((await BookFile.query().where('editionId', edition.id).orderBy('id'))[0].id, first.id)
    const late = await step(people.handler, 'cancel')
    late.assertStatus(409)
  })

  test('a picture that is lost or changed stops the book and is named; afterwards it goes on', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const image = await storedImage(bookPicture(600, 600))
    const cases = [bookCase(0, { images: [{ ...image, hash: 'f'.repeat(64) }] })]
    const manuscript = bookManuscript({ chapters: [{ title: '一', introduction: [], cases }] })
    const edition = await builtEdition(world, manuscript)
    assert.deepInclude(edition.$attributes, { state: 'failed', fault: 'picture_altered', stepsDone: 0 })
    const page = await client.get(`/casebook-editions/${edition.id}`).loginAs(world.people.handler)
    page.assertTextIncludes('案例的图片与定稿内容不一致')
    page.assertTextIncludes(cases[0].title)
    const discard = await client
      .post(`/casebook-editions/${edition.id}/steps`)
      .form({ step: 'discard', version: edition.version })
      .withCsrfToken()
      .loginAs(world.people.handler)
      .redirects(0)
    discard.assertStatus(302)
    const again = await builtEdition(world)
    assert.deepInclude(again.$attributes, { number: 1, state: 'built' })
  })

  test('an altered manuscript, file or list of files is found', async ({ assert }) => {
    const edition = await builtEdition(await makeWorld())
    const exitCode = async (year: number) => (await ace.exec('casebooks:verify', [String(year)])).exitCode ?? 0
    assert.isEmpty(await verifyEdition(edition))
    assert.deepEqual([await exitCode(edition.year), await exitCode(1999)], [0, 2])
    const file = await BookFile.query().where({ editionId: edition.id, path: 'pages/preface' }).firstOrFail()
    const before = await drive.use().getBytes(file.key)
    await drive.use().put(file.key, 'changed')
    assert.deepEqual(await verifyEdition(edition), [{ path: 'pages/preface', fault: 'altered' }])
    assert.equal(await exitCode(edition.year), 1)
    await drive.use().put(file.key, before)
    await db
      .from('casebook_editions')
      .where({ id: edition.id })
      .update({ manuscript: edition.manuscript.replace('海淀区', '朝阳区') })
    await edition.refresh()
    assert.deepEqual(await verifyEdition(edition), [{ path: 'manuscript.json', fault: 'altered' }])
    await BookFile.query().where({ editionId: edition.id, path: 'pages/contents' }).delete()
    assert.deepEqual(
      (await verifyEdition(edition)).map(({ path }) => path),
      ['manuscript.json', '*']
    )
  })

  test('an erratum after print makes the next edition with its leaf; the old one stays', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const first = await publishedEdition(world)
    const number = first.content.chapters[0].cases[0].number
    const correct = (user: User, edition: BookEdition, form: object) =>
      client
        .post(`/casebook-editions/${edition.id}/errata`)
        .form({
          where: number,
          wrong: '调整技术路线的企业',
          right: '调整研发路线的企业',
          version: edition.version,
          ...form,
        })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
    const forbidden = await correct(people.head, first, {})
    forbidden.assertStatus(403)
    const missing = await correct(people.handler, first, { wrong: '书里没有的话' })
    missing.assertStatus(422)
    missing.assertTextIncludes('该处没有这段文字')
    const often = await correct(people.handler, first, { wrong: '检索' })
    often.assertStatus(422)
    await correct(people.handler, first, {})
    await drainOutbox()

    const second = await BookEdition.query().orderBy('id', 'desc').firstOrFail()
    assert.deepInclude(second.$attributes, { number: 2, state: 'built', year: first.year })
    const [erratum] = second.content.errata
    assert.deepInclude(erratum, { wrong: '调整技术路线的企业', right: '调整研发路线的企业' })
    assert.equal(erratum.place, `《${first.content.chapters[0].cases[0].title}》（第${first.pages!.case1}页起）`)
    assert.notInclude(JSON.stringify(second.content.chapters[0].cases[0]), '调整技术路线的企业')
    assert.include(JSON.stringify(second.content.chapters[0].cases[1]), '调整技术路线的企业')
    assert.property(second.pages, 'errata')
    const another = await correct(people.handler, second, {
      where: 'preface',
      wrong: second.content.preface[0],
      right: '前言已更正。',
    })
    another.assertStatus(422)
    await correct(people.handler, second, { wrong: '企业书面确认', right: '企业盖章确认' })
    await drainOutbox()
    await second.refresh()
    assert.deepInclude(second.$attributes, { number: 2, run: 2, state: 'built' })
    assert.lengthOf(second.content.errata, 2)
    assert.isEmpty(await verifyEdition(second))
    assert.isEmpty(await verifyEdition(await first.refresh()))
    assert.equal(first.state, 'published')

    await freezeEdition(second, actor(people.head))
    await publishEdition(second, actor(people.head))
    const behind = await correct(people.handler, first, {})
    behind.assertStatus(409)
    for (const edition of [first, second]) await withdrawEdition(edition, actor(people.head), '全书撤下核查。')
    await correct(people.handler, second, { wrong: '企业盖章确认', right: '企业来函确认' })
    const third = await BookEdition.query().orderBy('id', 'desc').firstOrFail()
    assert.deepInclude(third.$attributes, { number: 3, state: 'building' })
    assert.lengthOf(third.content.errata, 3)
  })

  test('the list is asked for in as many statements however many editions there are', async ({ client, assert }) => {
    const world = await makeWorld()
    const list = () => client.get('/casebook-editions').loginAs(world.people.handler)
    const ordered = async (year: number) => orderedEdition(world, bookManuscript({ year }))
    await ordered(2024)
    await list()
    const few = await countQueries(list)
    for (const year of [2025, 2026, 2027]) await ordered(year)
    assert.lengthOf(await countQueries(list), few.length)
  })
})
