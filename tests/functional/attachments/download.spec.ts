import { rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Attachment from '#app/attachments/attachment'
import { filesFolder } from '#config/storage'
import { submitApplication } from '#app/service_points/application_handing_in'
import { type ApplicationState } from '#app/service_points/point_application_workflow'
import { actor, applicationIn, CONTENT } from '#tests/support/applications'
import { attach } from '#tests/support/attachments'
import * as make from '#tests/support/files'
import { makeWorld, type World } from '#tests/world'

async function attachedIn(state: ApplicationState, more?: Parameters<typeof attach>[2]) {
  const world = await makeWorld()
  const application = await applicationIn(state, world)
  return { world, application, attachment: await attach(application, world, more) }
}

const traces = (id: number, action: string) =>
  db.from('audit_entries').where({ subject_type: 'attachment', subject_id: id, action })

test.group('Getting a file back', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('byte for byte, under its own name, as something that runs nothing, and on record', async ({
    client,
    assert,
  }) => {
    const { world, attachment } = await attachedIn('draft')

    const response = await client.get(`/attachments/${attachment.id}`).loginAs(world.people.principal)

    response.assertStatus(200)
    assert.deepEqual(response.body(), make.pdf())
    response.assertHeader('content-type', 'application/pdf')
    response.assertHeader('content-length', String(attachment.size))
    response.assertHeader('x-content-type-options', 'nosniff')
    assert.match(response.header('content-security-policy')!, /^sandbox; default-src 'none'/)
    const disposition = response.header('content-disposition')!
    assert.match(disposition, /^attachment;/)
    assert.include(disposition, `filename*=UTF-8''${encodeURIComponent('工作制度.pdf')}`)
    const [trace] = await traces(attachment.id, 'attachment.downloaded')
    assert.equal(trace.actor_id, world.people.principal.id)
  })

  test('in the page only what a browser shows without running it', async ({ client, assert }) => {
    const { world, application, attachment } = await attachedIn('draft')
    const form = { purpose: 'applicationForm', name: '申请表.docx', bytes: make.docx() }
    const document = await attach(application, world, form)
    const inline = async ({ id }: Attachment) => {
      const response = await client.get(`/attachments/${id}?inline=1`).loginAs(world.people.operator)
      return response.header('content-disposition')!
    }

    assert.match(await inline(attachment), /^inline;/)
    assert.match(await inline(document), /^attachment;/)
  })

  test('for whoever sees the application, and for nobody else', async ({ client }) => {
    const { world, attachment } = await attachedIn('district_review')
    const { people } = world
    const get = (user: (typeof people)['operator']) => client.get(`/attachments/${attachment.id}`).loginAs(user)

    for (const reader of [people.operator, people.principal, people.haidianReviewer]) {
      const response = await get(reader)
      response.assertStatus(200)
    }
    const strangers = [people.chaoyangPrincipal, people.chaoyangReviewer, people.experts[0], people.administrator]
    for (const stranger of strangers) {
      const response = await get(stranger)
      response.assertStatus(404)
    }
    const visitor = await client.get(`/attachments/${attachment.id}`).redirects(0)
    visitor.assertStatus(302)
  })

  test('an id that is none is not found', async ({ client }) => {
    const { world } = await attachedIn('draft')
    for (const id of ['999999', '0', '-1', 'x', '1e3', '..%2f..%2fetc%2fpasswd']) {
      const response = await client.get(`/attachments/${id}`).loginAs(world.people.operator)
      response.assertStatus(404)
    }
  })

  const HARM: [string, (path: string) => Promise<void>][] = [
    ['one byte another', (path) => writeFile(path, flipped(make.pdf()))],
    ['cut', (path) => truncate(path, 100)],
    ['gone', (path) => rm(path)],
  ]
  for (const [what, harm] of HARM) {
    test(`${what}: nobody gets it any more, and it is on record`, async ({ client, assert }) => {
      const { world, attachment } = await attachedIn('draft')
      await harm(join(filesFolder!, attachment.key))
      const get = (accept: string) =>
        client.get(`/attachments/${attachment.id}`).header('accept', accept).loginAs(world.people.operator)

      const page = await get('text/html')
      page.assertStatus(410)
      page.assertTextIncludes('文件已损坏，不能下载')
      page.assertTextIncludes(attachment.sha256)
      const json = await get('application/json')
      json.assertStatus(410)
      json.assertBody({ error: '文件已损坏，不能下载' })

      assert.lengthOf(await traces(attachment.id, 'attachment.damaged'), 2)
      assert.isEmpty(await traces(attachment.id, 'attachment.downloaded'))
    })
  }
})

function flipped(bytes: Buffer) {
  bytes[40] ^= 1
  return bytes
}

test.group('Taking a file off', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const remove = (client: any, { id }: Attachment, user: World['people']['operator']) =>
    client.delete(`/attachments/${id}`).header('accept', 'application/json').withCsrfToken().loginAs(user)

  test('by the applicant while it can be edited: then it is not there any more', async ({ client, assert }) => {
    const { world, attachment } = await attachedIn('draft')

    const response = await remove(client, attachment, world.people.operator)

    response.assertStatus(204)
    const gone = await client.get(`/attachments/${attachment.id}`).loginAs(world.people.operator)
    gone.assertStatus(404)
    const again = await remove(client, attachment, world.people.operator)
    again.assertStatus(404)
    assert.lengthOf(await traces(attachment.id, 'attachment.removed'), 1)
  })

  test('not after it was handed in, not by readers, not by strangers', async ({ client, assert }) => {
    const { world, attachment } = await attachedIn('district_review')
    const { people } = world
    for (const [user, status] of [
      [people.operator, 403],
      [people.haidianReviewer, 403],
      [people.chaoyangPrincipal, 404],
    ] as const) {
      const response = await remove(client, attachment, user)
      response.assertStatus(status)
    }
    await attachment.refresh()
    assert.isNull(attachment.removedAt)
  })

  test('what a submission names stays readable', async ({ client, assert }) => {
    const { world, application, attachment } = await attachedIn('draft')
    const { people } = world
    const { name, sha256 } = attachment
    await submitApplication(application, actor(people.principal), {
      ...CONTENT,
      files: { charter: [{ name, sha256 }] },
    })
    await Attachment.query().where('id', attachment.id).update({ removedAt: '2026-01-01 00:00:00' })

    const response = await client.get(`/attachments/${attachment.id}`).loginAs(people.haidianReviewer)

    response.assertStatus(200)
    assert.deepEqual(response.body(), make.pdf())
  })
})
