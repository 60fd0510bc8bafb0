import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import Designation from '#app/designations/designation'
import { recognizeApplication } from '#app/service_points/public_notice'
import Certificate from '#app/designations/certificate'
import { spacedCode } from '#app/core/check_code'
import { actor, afterNotice, applicationIn } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { makeWorld, type World } from '#tests/world'

async function recognised(world: World) {
  const application = await applicationIn('public_notice', world)
  afterNotice(application)
  await recognizeApplication(application, actor(world.people.handler), {
    opinion: '公示期满，予以认定。',
    docNumber: '京知局〔2026〕12号',
  })
  return Designation.firstOrFail()
}

async function codeOf(designation: Designation) {
  return (await Certificate.currentOf(designation)).code
}

test.group('The register and its certificates', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('a recognised point is listed for its institution, its district and the bureau, and for nobody else', async ({
    client,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const designation = await recognised(world)
    for (const user of [people.operator, people.haidianReviewer, people.handler, people.leader]) {
      const list = await client.get('/designations').loginAs(user)
      list.assertTextIncludes(designation.number)
      const page = await client.get(`/designations/${designation.id}`).loginAs(user)
      page.assertStatus(200)
    }
    for (const user of [people.chaoyangPrincipal, people.chaoyangReviewer, people.experts[0], people.administrator]) {
      for (const path of ['', '/certificate']) {
        const page = await client.get(`/designations/${designation.id}${path}`).loginAs(user)
        page.assertStatus(404)
      }
    }
  })

  test('the certificate is a PDF that says in Chinese what was recognised', async ({ client, assert }) => {
    const world = await makeWorld()
    const designation = await recognised(world)
    const response = await download(client, `/designations/${designation.id}/certificate`, world.people.principal)

    response.assertHeader('content-type', 'application/pdf')
    const file = join(await mkdtemp(join(tmpdir(), 'certificate-')), 'certificate.pdf')
    await writeFile(file, response.body())
    const { stdout } = await promisify(execFile)('pdftotext', ['-layout', file, '-'])
    for (const words of [
      designation.name,
      designation.number,
      '京知局〔2026〕12号',
      '海淀区',
      spacedCode(await codeOf(designation)),
    ]) {
      assert.include(stdout, words)
    }
    const entry = await db.from('audit_entries').where('action', 'designation.certificate_downloaded').first()
    assert.equal(entry.actor_id, world.people.principal.id)
  })

  test('anybody verifies it by its code, as printed or as typed; a wrong code is said to be unknown', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const designation = await recognised(world)
    const typed = spacedCode(await codeOf(designation))
      .toLowerCase()
      .replace(/0/g, 'o')

    const led = await client.get('/verify').qs({ code: typed }).redirects(0)
    led.assertHeader('location', `/verify/${await codeOf(designation)}`)
    const page = await client.get(`/verify/${await codeOf(designation)}`)
    page.assertTextIncludes('证书真实有效')
    page.assertTextIncludes(designation.name)
    assert.notMatch(page.text(), /\b1[3-9]\d{9}\b|people\.example/)

    const unknown = await client.get(`/verify/${'7'.repeat(26)}`)
    unknown.assertStatus(404)
    unknown.assertTextIncludes('没有找到这份证书')
  })

  test('after its term it is genuine, but not in force', async ({ client }) => {
    const world = await makeWorld()
    const designation = await recognised(world)
    await designation.merge({ validUntil: designation.recognizedOn.minus({ days: 1 }) }).save()
    const page = await client.get(`/verify/${await codeOf(designation)}`)
    page.assertTextIncludes('届满失效')
  })
})

test.group('The spreadsheets that offices exchange', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('网点申报汇总表 has the official columns and the district sees only its own', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const application = await applicationIn('verification', world)

    const response = await download(client, '/applications/export.xlsx', people.handler)
    const { rows, sheet } = await cellsOf(response.body())
    assert.equal(rows[0][0], '北京市知识产权信息公共服务网点申报汇总表')
    assert.deepEqual(
      rows[2],
      '序号 所属区 单位名称 统一社会信用代码 单位类型 隶属关系 服务地址 网点负责人 职务 联系人 联系电话 电子邮箱 专职人数 兼职人数 服务领域 主要服务内容 近两年咨询(次) 近两年培训(场) 近两年培训(人次) 区局推荐意见 推荐排序 备注'.split(
        ' '
      )
    )
    assert.includeMembers(rows[3] as string[], [
      '海淀区',
      application.orgName,
      world.organizations.haidian.uscc,
      '材料齐全，同意。',
    ])
    assert.include(sheet.pageSetup, { orientation: 'landscape', paperSize: 9 })

    const elsewhere = await download(client, '/applications/export.xlsx', people.chaoyangReviewer)
    assert.lengthOf((await cellsOf(elsewhere.body())).rows, 4)
    const filtered = await download(client, '/applications/export.xlsx?q=没有这个单位', people.handler)
    assert.lengthOf((await cellsOf(filtered.body())).rows, 4)
    const forbidden = await client.get('/applications/export.xlsx').loginAs(people.principal)
    forbidden.assertStatus(403)
    const exported = await db.from('audit_entries').where('action', 'point_application.exported')
    assert.lengthOf(exported, 3)
  })

  test('a name that a spreadsheet would run is only text', async ({ client, assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('verification', world)
    await application.merge({ orgName: '=HYPERLINK("http://evil.example","点我")' }).save()
    const response = await download(client, '/applications/export.xlsx', world.people.handler)
    const { rows } = await cellsOf(response.body())
    assert.equal(rows[3][2], `'${application.orgName}`)
  })

  test('网点名录 lists what the public may read', async ({ client, assert }) => {
    const world = await makeWorld()
    const designation = await recognised(world)
    const response = await download(client, '/designations/export.xlsx', world.people.haidianReviewer)
    const { rows } = await cellsOf(response.body())
    assert.deepEqual(
      rows[2],
      '序号 名称 类别 所属区 地址 经度 纬度 咨询电话 开放时间 服务领域 免费项目 网址 有效期至'.split(' ')
    )
    assert.include(rows[3] as string[], designation.name)
    const forbidden = await client.get('/designations/export.xlsx').loginAs(world.people.operator)
    forbidden.assertStatus(403)
  })
})
