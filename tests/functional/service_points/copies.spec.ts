import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import Attachment from '#app/attachments/attachment'
import { checkDraft } from '#app/service_points/application_draft'
import PointApplication from '#app/service_points/point_application'
import { pointApplicationForm as form } from '#app/service_points/point_application_form'
import type User from '#app/users/user'
import Submission from '#app/workflow/submission'
import { applicationIn } from '#tests/support/applications'
import { filledIn } from '#tests/support/filled_application'
import { makeBatch, makeWorld, type World } from '#tests/world'

/** A complete application of 海淀 in the first batch, and a second batch to apply in. */
async function handedIn(world: World) {
  const application = await filledIn('submitted', world)
  return { earlier: application, next: await makeBatch(world.people.head, { title: '2026 年第二批' }) }
}

const start = (client: ApiClient, user: User, input: Record<string, unknown>) =>
  client.post('/applications').form(input).withCsrfToken().loginAs(user).redirects(0)

const newest = () => PointApplication.query().orderBy('id', 'desc').firstOrFail()

test.group('Beginning with an earlier application', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is offered with what is not taken over, and nothing is chosen beforehand', async ({ client, assert }) => {
    const world = await makeWorld()
    const { earlier, next } = await handedIn(world)
    const page = await client.get('/applications/create').loginAs(world.people.operator)
    page.assertTextIncludes(`沿用 ${earlier.number} 的内容`)
    page.assertTextIncludes('附件须重新上传，承诺须重新作出')
    page.assertTextIncludes(next.title)
    assert.notMatch(page.text(), /<option[^>]*selected/)

    const other = await client.get('/applications/create').loginAs(world.people.chaoyangPrincipal)
    assert.notInclude(other.text(), earlier.number)
  })

  test('copies the answers as typed; files and commitments are missing, and the trail says where it came from', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { earlier, next } = await handedIn(world)
    const response = await start(client, world.people.operator, { batch: next.id, from: earlier.id })
    const application = await newest()
    response.assertHeader('location', `/applications/${application.id}/edit`)

    const { truthful, publicConsent, ...typed } = earlier.draft
    const [longitude, latitude] = [String(Number(typed.longitude)), String(Number(typed.latitude))]
    assert.deepEqual(application.draft, { ...typed, longitude, latitude })
    assert.lengthOf(await Attachment.query().where({ subjectType: 'point_application', subjectId: application.id }), 0)
    const { problems } = await checkDraft(application, i18nManager.locale('zh-CN'), form)
    const missing = [...form.filesFields.map(({ name }) => name), 'truthful', 'publicConsent']
    assert.sameMembers(
      problems.map(({ path }) => path),
      missing
    )
    const entry = await db.from('audit_entries').orderBy('id', 'desc').first()
    assert.equal(entry.action, 'point_application.started')
    assert.deepEqual(JSON.parse(entry.details), { copied_from: earlier.number })
  })

  test('drops options that are gone and years that are no longer asked for', async ({ client, assert }) => {
    const world = await makeWorld()
    const { earlier, next } = await handedIn(world)
    const submission = await Submission.newestOf('point_application', earlier.id)
    const content = {
      ...submission!.answers,
      parks: ['zgc_haidian', 'moved_away'],
      performance: { y1999: { sessions: 3 } },
    }
    await submission!.merge({ content: JSON.stringify(content) }).save()

    await start(client, world.people.operator, { batch: next.id, from: earlier.id })
    const { draft } = await newest()
    assert.deepEqual(draft.parks, ['zgc_haidian'])
    assert.notProperty(draft.performance, 'y1999')
  })

  test("another institution's application is not found, nor is a draft", async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const { earlier, next } = await handedIn(world)
    const stranger = await start(client, people.chaoyangPrincipal, { batch: next.id, from: earlier.id })
    stranger.assertStatus(404)

    const draft = await applicationIn('draft', { ...world, batch: await makeBatch(people.head) })
    for (const from of [draft.id, 'x', 999_999]) {
      const missing = await start(client, people.operator, { batch: next.id, from })
      missing.assertStatus(404)
    }
    const refused = await start(client, people.handler, { batch: next.id, from: earlier.id })
    refused.assertStatus(403)
    assert.isEmpty(await PointApplication.query().where('batchId', next.id))
  })

  test('nothing is copied unless asked for', async ({ client, assert }) => {
    const world = await makeWorld()
    const { next } = await handedIn(world)
    await start(client, world.people.operator, { batch: next.id, from: '' })
    const { draft } = await newest()
    assert.sameMembers(Object.keys(draft), ['establishedOn', 'legalRepresentative', 'address'])
    const entry = await db.from('audit_entries').orderBy('id', 'desc').first()
    assert.equal(entry.details, '{}')
  })
})
