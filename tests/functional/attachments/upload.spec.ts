import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Attachment from '#app/attachments/attachment'
import { filesFolder } from '#config/storage'
import type User from '#app/users/user'
import { applicationIn } from '#tests/support/applications'
import * as make from '#tests/support/files'
import { address, draft, MB, nothingIncoming, upload } from '#tests/support/uploads'
import { makeWorld } from '#tests/world'

test.group('A file that is taken', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const GOOD: [purpose: string, name: string, make: () => Buffer, contentType: RegExp][] = [
    ['charter', '工作制度.pdf', make.pdf, /^application\/pdf$/],
    ['legalCertificate', '法人证书.JPG', make.jpg, /^image\/jpeg$/],
    ['legalCertificate', '法人证书.jpeg', make.jpg, /^image\/jpeg$/],
    ['premisesPhotos', '大厅.png', make.png, /^image\/png$/],
    ['applicationForm', '申请表.docx', make.docx, /wordprocessingml\.document$/],
    ['staffList', '人员名单.xlsx', make.xlsx, /spreadsheetml\.sheet$/],
  ]
  for (const [purpose, name, bytes, contentType] of GOOD) {
    test(`${name} as ${purpose}: its row, its digest and its trace`, async ({ client, assert }) => {
      const { id, operator } = await draft()
      const file = bytes()

      const response = await upload(client, address(id, purpose), operator, file, name)

      response.assertStatus(201)
      const sha256 = createHash('sha256').update(file).digest('hex')
      const row = await Attachment.findOrFail(response.body().id)
      assert.deepInclude(response.body(), {
        name,
        size: file.length,
        sha256,
        url: `/attachments/${row.id}`,
      })
      assert.include(row.$attributes, {
        name,
        purpose,
        sha256,
        size: file.length,
        subjectId: id,
        uploadedById: operator.id,
      })
      assert.match(row.contentType, contentType)
      const trace = await db
        .from('audit_entries')
        .where({ subject_type: 'attachment', subject_id: row.id })
        .firstOrFail()
      assert.include(trace, { action: 'attachment.uploaded', actor_id: operator.id })
      assert.include(trace.details, sha256)
    })
  }

  test('lies under a key of ours, outside what is served, and nothing waits in the incoming folder', async ({
    client,
    assert,
  }) => {
    const { id, operator } = await draft()
    const file = make.pdf()

    const response = await upload(client, address(id, 'charter'), operator, file, '../../public/工作制度.pdf')

    response.assertStatus(201)
    assert.equal(response.body().name, '工作制度.pdf')
    const { key } = await Attachment.findOrFail(response.body().id)
    assert.match(key, /^attachments\/[0-9a-f]{2}\/[0-9a-f-]{36}$/)
    assert.deepEqual(await readFile(join(filesFolder!, key)), file)
    assert.isTrue(await nothingIncoming())
    const byPath = await client.get(`/${key}`).loginAs(operator)
    byPath.assertStatus(404)
  })

  test('of exactly the greatest size is not too large', async ({ client }) => {
    const { id, operator } = await draft()
    const response = await upload(client, address(id, 'charter'), operator, make.pdfOf(20 * MB), '工作制度.pdf')
    response.assertStatus(201)
  })

  test('from a form without script leads back with a sentence', async ({ client }) => {
    const { id, operator } = await draft()
    const response = await client
      .post(address(id, 'charter'))
      .file('file', make.pdf(), { filename: '工作制度.pdf' })
      .header('accept', 'text/html')
      .withCsrfToken()
      .loginAs(operator)
      .redirects(0)
    response.assertStatus(302)
    response.assertFlashMessage('success', '“工作制度.pdf”已上传')
  })
})

test.group('Who may add a file', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const add = (client: any, id: number, user: User) =>
    upload(client, address(id, 'charter'), user, make.pdf(), '工作制度.pdf')

  test('nobody without signing in', async ({ client, assert }) => {
    const { id } = await draft()
    const response = await client
      .post(address(id, 'charter'))
      .file('file', make.pdf(), { filename: '工作制度.pdf' })
      .withCsrfToken()
      .redirects(0)
    assert.match(response.header('location')!, /^\/sign-in/)
    assert.lengthOf(await Attachment.all(), 0)
  })

  test('not without the key of the page', async ({ client, assert }) => {
    const { id, operator } = await draft()
    await client
      .post(address(id, 'charter'))
      .file('file', make.pdf(), { filename: '工作制度.pdf' })
      .loginAs(operator)
      .redirects(0)
    assert.lengthOf(await Attachment.all(), 0)
  })

  test('to whom the row is not visible it is not there', async ({ client }) => {
    const { id, world } = await draft()
    for (const stranger of [world.people.chaoyangPrincipal, world.people.haidianReviewer, world.people.experts[0]]) {
      const response = await add(client, id, stranger)
      response.assertStatus(404)
    }
  })

  test('whoever only reads it is refused', async ({ client, assert }) => {
    const world = await makeWorld()
    const { id } = await applicationIn('submitted', world)
    for (const reader of [world.people.haidianReviewer, world.people.operator]) {
      const response = await add(client, id, reader)
      response.assertStatus(403)
    }
    assert.lengthOf(await Attachment.all(), 0)
  })

  test('no such purpose, no such kind of row, no such row', async ({ client }) => {
    const { id, operator } = await draft()
    const urls = [
      address(id, 'nonsense'),
      address(id, 'constructor'),
      address(id, 'charter', 'user'),
      address(id, 'charter', 'constructor'),
      address(id + 1000, 'charter'),
    ]
    for (const url of urls) {
      const response = await upload(client, url, operator, make.pdf(), '工作制度.pdf')
      response.assertStatus(404)
    }
  })
})
