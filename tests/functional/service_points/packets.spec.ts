import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { filesFolder } from '#config/storage'
import { leaveMoment } from '#app/core/clock'
import { sha256 } from '#app/core/canonical_json'
import Attachment from '#app/attachments/attachment'
import type { Manifest } from '#app/packets/manifest'
import type PointApplication from '#app/service_points/point_application'
import type User from '#app/users/user'
import { applicationIn } from '#tests/support/applications'
import { download } from '#tests/support/downloads'
import { ENDS, finishedAs, verdictOn, type End } from '#tests/support/packets'
import { countQueries } from '#tests/support/queries'
import { unzipped } from '#tests/support/zips'
import { makeBatch, makeWorld } from '#tests/world'

const address = ({ id }: PointApplication) => `/applications/${id}/packet.zip`

const take = (client: any, application: PointApplication, user: User, query = '') =>
  download(client, address(application) + query, user)

/** Where no packet is to be expected. */
const refused = (client: any, application: PointApplication, user: User) =>
  client.get(address(application)).header('accept', 'text/html').loginAs(user)

const traces = ({ id }: PointApplication) =>
  db
    .from('audit_entries')
    .where({ subject_type: 'point_application', subject_id: id, action: 'point_application.packet_taken' })

const keyOf = async (name: string) => (await db.from('attachments').where({ name }).firstOrFail()).key

test.group('The packet of decisions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  for (const end of Object.keys(ENDS) as End[]) {
    test(`of an application that is ${end} holds what led there`, async ({ client, assert }) => {
      const world = await makeWorld()
      const application = await finishedAs(end, world)

      const response = await take(client, application, world.people.handler)

      response.assertStatus(200)
      response.assertHeader('content-type', 'application/zip')
      response.assertHeader('x-content-type-options', 'nosniff')
      const name = encodeURIComponent(`决定材料包-${application.number}-燕麓大学图书馆.zip`)
      assert.include(response.header('content-disposition'), `attachment; filename=`)
      assert.include(response.header('content-disposition'), name)
      const verdict = await verdictOn(response.body())
      assert.equal(verdict.kind, 'intact', JSON.stringify(verdict))
    })
  }

  test('has both rounds, each file once, opinions, scores, the certificate, the trail', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await finishedAs('recognized', world)

    const response = await take(client, application, world.people.head)

    const files = await unzipped(response.body())
    const [docx, first, sealed] = (await Attachment.query().orderBy('id')).map((file) => file.sha256.slice(0, 8))
    assert.deepEqual(
      [...files.keys()],
      [
        'manifest.json',
        'README.txt',
        'application.json',
        ...[1, 2].flatMap((round) => [`submissions/round-${round}.json`, `submissions/round-${round}.html`]),
        `attachments/${docx}-申请表.docx`,
        `attachments/${first}-工作制度.pdf`,
        `attachments/${sealed}-工作制度（盖章）.pdf`,
        'approvals.json',
        'corrections.json',
        'involvements.json',
        'messages.json',
        'clocks.json',
        'reviews.json',
        'objections.json',
        'designation.json',
        'certificate.pdf',
        'audit.json',
      ]
    )
    const read = (path: string) => JSON.parse(files.get(path)!.toString())
    const [submission] = await db.from('submissions').orderBy('id')
    assert.equal(files.get('submissions/round-1.json')!.toString(), submission.content)
    assert.equal(sha256(files.get('submissions/round-1.json')!), submission.content_hash)
    assert.include(files.get('submissions/round-2.html')!.toString(), '北京市海淀区示例路 1 号')
    assert.include(files.get('README.txt')!.toString(), '内部档案，含个人信息')
    assert.deepInclude(read('approvals.json').at(-1), { step: 'recognize', byName: '沈怀瑾' })
    assert.deepInclude(read('reviews.json')[0], { total: 8000, expert: { name: '程秋实', employer: '京原大学' } })
    assert.equal(read('designation.json').docNumber, '京知局〔2026〕12号')
    assert.notMatch([...files.values()].join('\n'), /\$scrypt|"password"|"draft"/)
  })

  test('is on record with the hash of its manifest before it leaves', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await finishedAs('not_accepted', world)

    const response = await take(client, application, world.people.leader)

    const manifest = (await unzipped(response.body())).get('manifest.json')!
    const [trace] = await traces(application)
    assert.equal(trace.actor_id, world.people.leader.id)
    assert.deepEqual(JSON.parse(trace.details), { damaged: [], manifest: sha256(manifest) })
    const again = await take(client, application, world.people.leader)
    assert.equal((await verdictOn(again.body())).kind, 'intact')
  })

  test('is not for the applicant, the district, experts and administrators', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await finishedAs('rejected', world)
    const { people } = world
    for (const [user, status] of [
      [people.principal, 403],
      [people.operator, 403],
      [people.haidianReviewer, 403],
      [people.experts[0], 403],
      [people.chaoyangPrincipal, 404],
      [people.administrator, 404],
    ] as const) {
      const response = await refused(client, application, user)
      response.assertStatus(status)
      const page = await client.get(`/applications/${application.id}`).loginAs(user)
      assert.notInclude(page.text(), 'packet.zip')
    }
    assert.isEmpty(await traces(application))
    const page = await client.get(`/applications/${application.id}`).loginAs(people.handler)
    page.assertTextIncludes(`/applications/${application.id}/packet.zip`)
    page.assertTextIncludes('内部档案，含个人信息')
  })

  test('is not there before the end', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('public_notice', world)

    const response = await refused(client, application, world.people.handler)

    response.assertStatus(409)
    response.assertTextIncludes('办结后才能下载')
    const page = await client.get(`/applications/${application.id}`).loginAs(world.people.handler)
    assert.notInclude(page.text(), 'packet.zip')
    assert.isEmpty(await traces(application))
  })

  test('takes as many statements for twelve files as for two', async ({ client, assert }) => {
    const world = await makeWorld()
    const other = await makeBatch(world.people.head)
    const few = await finishedAs('rejected', world, 1)
    await db.from('point_applications').where({ id: few.id }).update({ batch_id: other.id, call_id: other.id })
    const many = await finishedAs('rejected', world, 11)
    await take(client, few, world.people.handler)

    const counts = []
    for (const application of [few, many]) {
      counts.push((await countQueries(() => take(client, application, world.people.handler))).length)
    }
    assert.equal(counts[0], counts[1])
  })
})

test.group('A packet with a damaged file', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const HARM: [string, (path: string) => Promise<void>][] = [
    ['altered', (path) => writeFile(path, '%PDF-1.4 other')],
    ['missing', (path) => rm(path)],
  ]
  for (const [damage, harm] of HARM) {
    test(`${damage}: a page says which; the rest can be taken and says so too`, async ({ client, assert }) => {
      const world = await makeWorld()
      const application = await finishedAs('not_accepted', world)
      await harm(join(filesFolder!, await keyOf('工作制度.pdf')))

      const page = await refused(client, application, world.people.handler)
      page.assertStatus(410)
      page.assertTextIncludes('有文件损坏')
      page.assertTextIncludes('-工作制度.pdf')
      assert.isEmpty(await traces(application))

      const response = await take(client, application, world.people.handler, '?incomplete=1')
      response.assertStatus(200)
      const files = await unzipped(response.body())
      const manifest: Manifest = JSON.parse(files.get('manifest.json')!.toString())
      const [lost] = manifest.files.filter((file) => file.damaged)
      assert.equal(lost.damaged, damage)
      assert.isFalse(files.has(lost.path))
      assert.match(files.get('README.txt')!.toString(), new RegExp(`^注意.*\\r\\nWARNING.*\\r\\n  ${lost.path}`))
      const [trace] = await traces(application)
      assert.deepEqual(JSON.parse(trace.details).damaged, [lost.path])

      const verdict = await verdictOn(response.body())
      const fault = verdict.kind === 'differs' && verdict.findings.find(({ check }) => check === 'contents')!.fault
      assert.deepEqual(fault, { kind: 'damaged', where: lost.path })
    })
  }
})
