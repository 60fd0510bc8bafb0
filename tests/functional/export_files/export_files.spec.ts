import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import config from '#config/exports'
import { filesFolder } from '#config/storage'
import { leaveMoment, now, standAt } from '#app/core/clock'
import ExportFile from '#app/export_files/export_file'
import { cancelExport, startExport } from '#app/export_files/export_file_workflow'
import { sweepExportFiles } from '#app/export_files/sweep_export_files'
import { writeExportFile } from '#app/export_files/write_export_file'
import { fileIfThere } from '#app/attachments/file_store'
import { changePerson } from '#app/accounts/people'
import { confirmAll } from '#tests/support/role_grants'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { LEDGER, makeExportFile, manyConsultations, ordered } from '#tests/support/export_files'
import { countQueries } from '#tests/support/queries'
import { valuesOf } from '#tests/support/rows'
import { settingsBackThen } from '#tests/support/settings'
import { makeWorld } from '#tests/world'

test.group('A list of very many rows', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => settingsBackThen(config))
  group.each.setup(() => void (config.mostDirect = 2))
  group.each.teardown(() => leaveMoment())

  const send = (request: any, user: User, form: Record<string, unknown> = {}) =>
    request.form(form).withCsrfToken().loginAs(user).redirects(0)
  const actionsOf = (user: User) =>
    valuesOf(db.from('audit_entries').where('actor_id', user.id).orderBy('id'), 'action')
  const questionsOf = (rows: unknown[][]) => rows.map((row) => String(row[8])).filter((cell) => cell.startsWith('第'))

  async function ledgerOf(rows: number) {
    const world = await makeWorld()
    await manyConsultations(world, rows)
    return { world, ...world.people }
  }

  async function written(rows = 5) {
    const made = await ledgerOf(rows)
    const file = await ordered(made.handler)
    await drainOutbox()
    await file.refresh()
    return { ...made, file }
  }

  test('is answered at once as long as it is short, and is on record', async ({ client, assert }) => {
    const { handler } = await ledgerOf(2)
    const { rows } = await cellsOf((await download(client, LEDGER, handler)).body())
    assert.lengthOf(questionsOf(rows), 2)
    assert.include(await actionsOf(handler), 'consultation.exported')
    assert.isEmpty(await ExportFile.all())
  })

  for (const address of [LEDGER, '/consultations/view.xlsx']) {
    test(`says how many rows there are and is ordered: ${address}`, async ({ client, assert }) => {
      const { handler } = await ledgerOf(5)
      const asked = `${address}?channel=phone`
      const told = await client.get(asked).loginAs(handler).redirects(0)
      const order = `/export-files/create?of=${encodeURIComponent(asked)}`
      told.assertHeader('location', order)
      assert.notInclude(await actionsOf(handler), 'consultation.exported')
      const page = await client.get(order).loginAs(handler)
      page.assertTextIncludes('共 5 行')
      page.assertTextIncludes('href="/consultations?channel=phone"')

      const sent = await send(client.post('/export-files'), handler, { of: asked, format: 'xlsx' })
      const file = await ExportFile.firstOrFail()
      sent.assertHeader('location', file.path)
      assert.deepInclude(file.$attributes, { state: 'ordered', total: 5, byId: handler.id, address: asked })
      const early = await client.get(`${file.path}/file`).loginAs(handler)
      early.assertStatus(404)

      await drainOutbox()
      await file.refresh()
      assert.deepInclude(file.$attributes, { state: 'done', done: 5, total: 5, run: 1 })
      const bytes = (await download(client, `${file.path}/file`, handler)).body()
      assert.equal(createHash('sha256').update(bytes).digest('hex'), file.sha256)
      assert.lengthOf(bytes, Number(file.size))
      assert.include((await cellsOf(bytes)).rows.flat().join(), '第 5 问')
      await file.refresh()
      assert.equal(file.downloads, 1)
      const taken = address === LEDGER ? 'consultation.exported' : 'list.exported'
      assert.deepEqual(
        (await actionsOf(handler)).filter((action) => /export/.test(action)),
        ['export_file.ordered', taken]
      )
      const notices = await db.from('notifications').where({ user_id: handler.id, path: file.path })
      assert.lengthOf(notices, 1)
    })
  }

  test('has the filters and the order of its page, in either format', async ({ client, assert }) => {
    const { handler } = await ledgerOf(4)
    await db.from('consultations').where('question', '第 2 问').update({ channel: 'email', minutes: 99 })
    await db.from('consultations').where('question', '第 3 问').update({ question: '=1+1', minutes: 98 })
    const file = await ordered(handler, '/consultations/view.xlsx?sort=-minutes&columns=question,served_on', 'csv')
    await drainOutbox()
    const body = (await download(client, `${file.path}/file`, handler)).body().toString()
    assert.isTrue(body.startsWith('\uFEFF"'))
    const [, first, second] = body.split('\r\n')
    assert.match(first, /^"第 2 问",.*"\d{4}-\d\d-\d\d"$/)
    assert.match(second, /^"'=1\+1",/)
  })

  test('is nobody else’s, whoever that is', async ({ client, assert }) => {
    const { file, head, administrator } = await written()
    for (const user of [head, administrator]) {
      for (const path of [file.path, `${file.path}/file`]) {
        const foreign = await client.get(path).loginAs(user)
        foreign.assertStatus(404)
      }
      const cancelling = await send(client.delete(`${file.path}/run`), user)
      cancelling.assertStatus(404)
    }
    assert.equal((await ExportFile.firstOrFail()).downloads, 0)
    const visitor = await client.get(file.path).redirects(0)
    visitor.assertStatus(302)
  })

  test('is not written for who lost the right to it meanwhile, nor for who left', async ({ assert }) => {
    const { handler, head } = await ledgerOf(5)
    const [lost, left] = [await ordered(handler), await ordered(head)]
    await handler.merge({ roles: ['expert'] }).save()
    await head.merge({ isActive: false }).save()
    await drainOutbox()
    for (const file of [lost, left]) {
      await file.refresh()
      assert.deepInclude(file.$attributes, { state: 'failed', refusal: 'not_allowed', fileKey: null })
    }
  })

  test('is not handed out when the right to it was lost after it was written', async ({ client, assert }) => {
    const { file, handler } = await written()
    await handler.merge({ roles: ['expert'] }).save()
    const refused = await client.get(`${file.path}/file`).loginAs(handler)
    refused.assertStatus(403)
    const again = await send(client.post(`${file.path}/run`), handler)
    again.assertStatus(403)
    await file.refresh()
    assert.equal(file.downloads, 0)
  })

  test('is not handed out, nor kept, when its person sees other rows by now', async ({ client, assert }) => {
    const { haidianReviewer, administrator, securityAdministrator } = await ledgerOf(5)
    const file = await ordered(haidianReviewer)
    await drainOutbox()
    await haidianReviewer.refresh()
    const { name, roles, organizationId } = haidianReviewer
    await changePerson(haidianReviewer, { name, roles, organizationId, districtCode: '110105' }, actor(administrator))
    await confirmAll({ securityAdministrator })
    const late = await client.get(`${file.path}/file`).loginAs(haidianReviewer).header('accept', 'text/html')
    late.assertStatus(409)
    late.assertTextIncludes('请回到原列表重新导出')
    await sweepExportFiles()
    await file.refresh()
    assert.deepInclude(file.$attributes, { state: 'expired', fileKey: null, downloads: 0 })
  })

  test('holds the rows that its person sees, and no others', async ({ client, assert }) => {
    const { chaoyangReviewer, haidianReviewer } = await ledgerOf(5)
    const [own, others] = [await ordered(haidianReviewer), await ordered(chaoyangReviewer)]
    await drainOutbox()
    const rowsFor = async (file: ExportFile, user: User) =>
      questionsOf((await cellsOf((await download(client, `${file.path}/file`, user)).body())).rows)
    assert.lengthOf(await rowsFor(own, haidianReviewer), 5)
    assert.isEmpty(await rowsFor(others, chaoyangReviewer))
  })

  test('must be a workbook of ours, and of this person', async ({ client, assert }) => {
    const { handler, experts } = await ledgerOf(5)
    const evil = ['https://evil.example/x.xlsx', '//evil.example/x.xlsx']
    for (const address of ['', ...evil, '/consultations', '/nowhere.xlsx']) {
      const page = await client.get(`/export-files/create?of=${encodeURIComponent(address)}`).loginAs(handler)
      page.assertStatus(404)
    }
    const forbidden = await send(client.post('/export-files'), experts[0], { of: LEDGER, format: 'xlsx' })
    forbidden.assertStatus(403)
    const long = await send(client.post('/export-files'), handler, { of: `${LEDGER}?q=${'x'.repeat(2000)}` })
    long.assertStatus(404)
    const bad = await send(client.post('/export-files'), handler, { of: LEDGER, format: 'exe' })
    bad.assertStatus(422)
    bad.assertTextIncludes('共 5 行')
    assert.isEmpty(await ExportFile.all())
  })

  test('ordered twice is one order, and nobody orders without end', async ({ client, assert }) => {
    config.mostOpen = 2
    const { handler } = await ledgerOf(5)
    const [first, second] = [await ordered(handler), await ordered(handler)]
    assert.equal(first.id, second.id)
    await ordered(handler, LEDGER, 'csv')
    const third = await send(client.post('/export-files'), handler, { of: `${LEDGER}?q=1`, format: 'xlsx' })
    third.assertStatus(409)
    assert.lengthOf(await ExportFile.all(), 2)
  })

  test('is cancelled while it waits or is written; what was begun stops', async ({ client, assert }) => {
    const { handler } = await ledgerOf(5)
    const file = await ordered(handler)
    const cancelled = await send(client.delete(`${file.path}/run`), handler)
    cancelled.assertHeader('location', file.path)
    await drainOutbox()
    await file.refresh()
    assert.deepInclude(file.$attributes, { state: 'cancelled', run: 0, fileKey: null })
    const late = await send(client.delete(`${file.path}/run`), handler)
    late.assertStatus(409)

    const again = await send(client.post(`${file.path}/run`), handler)
    again.assertHeader('location', file.path)
    await drainOutbox()
    await file.refresh()
    assert.equal(file.state, 'done')
    const twice = await send(client.post(`${file.path}/run`), handler)
    twice.assertStatus(409)
  })

  test('is left alone while a worker writes it, and begun anew when that one is silent', async ({ assert }) => {
    const { handler } = await ledgerOf(5)
    const file = await ordered(handler)
    await startExport(file, { total: 5, epoch: handler.sessionEpoch })
    await assert.rejects(() => writeExportFile(file.id), /another worker/)
    standAt(new Date(now().getTime() + (config.silence + 5) * 1000))
    await writeExportFile(file.id)
    await file.refresh()
    assert.deepInclude(file.$attributes, { state: 'done', run: 2, fileKey: `export_files/${file.id}/2.xlsx` })
    await writeExportFile(file.id)
    assert.equal((await ExportFile.findOrFail(file.id)).run, 2)
  })

  test('is promised again when nothing was heard of it for long', async ({ assert }) => {
    const { handler } = await ledgerOf(5)
    const file = await ordered(handler)
    await db.from('outbox').delete()
    await startExport(file, { total: 5, epoch: handler.sessionEpoch })
    await sweepExportFiles()
    assert.isNull(await db.from('outbox').where('job', 'export_files/write').first())
    standAt(new Date(now().getTime() + (config.silence + 5) * 1000))
    await sweepExportFiles()
    await drainOutbox()
    await file.refresh()
    assert.equal(file.state, 'done')
  })

  test('that cannot be written is tried again, and then said to have failed', async ({ client, assert, cleanup }) => {
    const { handler } = await ledgerOf(5)
    const file = await ordered(handler)
    /** A file stands where its folder belongs. */
    const place = join(filesFolder!, file.folder)
    await rm(place, { recursive: true, force: true })
    await mkdir(dirname(place), { recursive: true })
    await writeFile(place, '')
    cleanup(() => rm(place))
    for (let attempt = 1; attempt < config.attempts; attempt++) {
      await assert.rejects(() => writeExportFile(file.id))
      await file.refresh()
      assert.deepInclude(file.$attributes, { state: 'running', failures: attempt, aliveAt: null })
    }
    await writeExportFile(file.id)
    await file.refresh()
    assert.deepInclude(file.$attributes, { state: 'failed', refusal: 'broken', fileKey: null })
    const page = await client.get(file.path).loginAs(handler)
    page.assertTextIncludes('生成时多次出错')
    const notices = await drainOutbox().then(() => db.from('notifications').where({ path: file.path }))
    assert.lengthOf(notices, 1)
  })

  test('is kept for some days, deleted then, and can be written again', async ({ client, assert }) => {
    const { file, handler } = await written()
    const key = file.fileKey!
    standAt(new Date(now().getTime() + (config.keptDays * 24 + 1) * 3_600_000))
    await sweepExportFiles()
    await file.refresh()
    assert.deepInclude(file.$attributes, { state: 'expired', fileKey: null })
    assert.isNull(await fileIfThere(key))
    const gone = await client.get(`${file.path}/file`).loginAs(handler)
    gone.assertStatus(404)
    await send(client.post(`${file.path}/run`), handler)
    await drainOutbox()
    await file.refresh()
    assert.equal(file.state, 'done')
  })

  test('is cancelled once, whoever asks twice at the same time', async ({ assert }) => {
    const { handler } = await ledgerOf(3)
    const file = await ordered(handler)
    const seen = await ExportFile.findOrFail(file.id)
    await cancelExport(file, actor(handler))
    await assert.rejects(() => cancelExport(seen, actor(handler)), StepNotAllowed as never)
  })

  test('stands in a list that needs as many statements for many as for few', async ({ client, assert }) => {
    const { handler } = await ledgerOf(1)
    await makeExportFile(handler)
    const ask = () => client.get('/export-files').loginAs(handler)
    await ask()
    const few = await countQueries(ask)
    for (let more = 0; more < 15; more++) await makeExportFile(handler, { state: 'expired' })
    const many = await countQueries(ask)
    assert.equal(many.length, few.length)
  })
})
