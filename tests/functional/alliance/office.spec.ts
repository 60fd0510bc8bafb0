import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import AllianceMember from '#app/alliance/alliance_member'
import { reviseProfile, tagMember } from '#app/alliance/application'
import Mailing from '#app/alliance/mailing'
import { postMailing } from '#app/alliance/mailing_workflow'
import Partner from '#app/alliance/partner'
import { rosterImport } from '#app/alliance/roster_import'
import Seat from '#app/alliance/seat'
import YearlyCheck from '#app/alliance/yearly_check'
import { openChecks } from '#app/alliance/yearly_checks'
import { beijingDay } from '#app/calendar/working_days'
import { leaveMoment } from '#app/core/clock'
import Import from '#app/imports/import'
import { startImport, undoImport } from '#app/imports/import_workflow'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { makeMember, passTo } from '#tests/support/alliance'
import { cellsOf, download } from '#tests/support/downloads'
import { ledgerOf, verdicts } from '#tests/support/ledgers'
import { makeWorld } from '#tests/world'

const PARTNER = {
  ...{ name: '津沽知识产权信息中心', region: 'tianjin', fields: '专利检索', cooperation: '', website: '' },
  ...{ contactName: '赵予安', contactEmail: 'zhao@partner.example', wantsMail: 'yes', sinceOn: '2026-01-05' },
}
const LETTER = {
  ...{ subject: '理事会会议通知', body: '定于下月召开理事会，请各成员派代表参加。' },
  ...{ subjectEn: 'Council meeting', bodyEn: 'The council meets next month.' },
}

const send = (client: ApiClient, method: 'post' | 'put' | 'delete', path: string, user: User, typed: object) =>
  client[method](path).form(typed).withCsrfToken().loginAs(user)

test.group('The secretariat', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('opens the yearly check in January, once; the member adds and confirms, the result leaves as a workbook', async ({
    client,
    assert,
  }) => {
    const { organizations, people } = await makeWorld()
    await passTo('2026-12-01')
    assert.equal(await openChecks(), 0)
    const member = await makeMember(organizations.haidian, people.operator, { joinedOn: '2026-05-06' })
    await makeMember(organizations.chaoyang, people.chaoyangPrincipal, { joinedOn: '2027-01-02' })
    await passTo('2027-01-04')
    await passTo('2027-01-05')
    const [check, ...others] = await YearlyCheck.all()
    assert.lengthOf(others, 0)
    const path = `/alliance-checks/${check.id}`
    const take = (user: User, name: string, typed: object) =>
      send(client, 'post', `${path}/acts/${name}`, user, {
        version: check.version,
        opinion: '补报后符合要求。',
        ...typed,
      })
    const sheet = {
      'activities[0][title]': '进园区宣讲',
      'activities[0][heldOn]': '2026-09-01',
      'activities[1][title]': '检索沙龙',
      'activities[1][heldOn]': '2026-10-01',
      ...{ dataReports: 2, highlights: '共享案例两个，参加培训三次。', truthful: 'true' },
    }
    assert.equal((await take(people.secretariat, 'confirm', sheet)).status(), 403)
    assert.equal((await take(people.chaoyangPrincipal, 'confirm', sheet)).status(), 404)
    assert.equal((await take(people.operator, 'confirm', { ...sheet, truthful: '' })).status(), 422)
    assert.equal((await take(people.secretariat, 'passYear', {})).status(), 409)
    await take(people.operator, 'confirm', sheet)
    await check.refresh()
    assert.equal(check.state, 'confirmed')
    const page = await client.get(path).loginAs(people.secretariat)
    page.assertTextIncludes('进园区宣讲')
    page.assertTextIncludes('未达要求')
    assert.equal((await take(people.operator, 'passYear', {})).status(), 403)
    await take(people.secretariat, 'warnYear', {})
    await member.refresh()
    assert.deepInclude(member.toJSON(), { state: 'warned', checkedYear: 2026, checkResult: 'warned' })
    const workbook = await download(client, '/alliance-checks/2026/results.xlsx', people.handler)
    const { rows } = await cellsOf(workbook.body())
    assert.deepEqual(rows[3].slice(0, 8), [1, member.number, member.name, 0, 2, 2, 0, 0])
    const list = await client.get('/alliance-checks?year=2026&state=warned').loginAs(people.principal)
    list.assertTextIncludes(member.name)
    assert.equal((await client.get('/alliance-checks/2026/results.xlsx').loginAs(people.principal)).status(), 403)
  })

  test('takes the roster out in the columns of the offices, and in again with a verdict per row and undo', async ({
    client,
    assert,
  }) => {
    const { organizations, people } = await makeWorld()
    const { haidian, chaoyang } = organizations
    const member = await makeMember(haidian, people.operator, {
      number: 'LM-2026-0007',
      memberClass: 'council_unit',
      until: '2029-03-01',
    })
    await tagMember(member, actor(people.secretariat), ['jing_jin_ji'])
    const roster = await download(client, '/alliance-members/roster.xlsx', people.secretariat)
    const { rows, sheet } = await cellsOf(roster.body())
    assert.deepEqual(
      rows[2],
      rosterImport.sheet.columns.map(({ header }) => header)
    )
    assert.equal(sheet.getCell('A1').value, '北京市知识产权信息服务联盟成员名册')
    assert.deepInclude(rows[3], 'LM-2026-0007')
    assert.deepInclude(rows[3], '理事单位')
    assert.deepInclude(rows[3], '京津冀协同')
    assert.equal((await client.get('/alliance-members/roster.xlsx').loginAs(people.principal)).status(), 403)

    const line = (more: object) => ({ memberClass: '成员单位', joinedOn: '2025-04-01', state: '正常', ...more })
    const file = await ledgerOf(rosterImport, [
      line({ name: haidian.name, uscc: haidian.uscc }),
      line({
        name: chaoyang.name,
        uscc: chaoyang.uscc,
        number: 'LM-2025-0012',
        memberClass: '副理事长单位',
        term: '2025-04-01 至 2028-03-31',
        representative: '许砚秋',
        serviceFields: '专利、商标',
        note: '京津冀协同',
      }),
      line({ name: '无此单位', uscc: '91110108MA01ABCX57' }),
      line({ name: '别的名字', uscc: chaoyang.uscc, memberClass: '荣誉单位' }),
    ])
    const bring = (user: User) =>
      client
        .post('/imports')
        .fields({ kind: 'alliance_members' })
        .file('file', file, { filename: '名册.xlsx' })
        .withCsrfToken()
        .loginAs(user)
    assert.equal((await bring(people.handler)).status(), 403)
    await bring(people.secretariat)
    await drainOutbox()
    assert.deepEqual(
      (await verdicts()).map(([verdict]) => verdict),
      ['duplicate', 'ok', 'bad', 'bad']
    )
    const intake = await Import.firstOrFail()
    await startImport(intake, actor(people.secretariat))
    await drainOutbox()
    const imported = await AllianceMember.findByOrFail('organizationId', chaoyang.id)
    assert.deepInclude(imported.toJSON(), {
      number: 'LM-2025-0012',
      memberClass: 'vice_chair_unit',
      tags: ['jing_jin_ji'],
      representativeId: people.chaoyangPrincipal.id,
    })
    assert.deepEqual(imported.profile.serviceFields, ['patent', 'trademark'])
    await intake.refresh()
    await undoImport(intake, actor(people.secretariat))
    await drainOutbox()
    assert.isNull(await AllianceMember.findBy('organizationId', chaoyang.id))
  })

  test('writes to a segment: numbers before, each address once, who declined is left out, delivery is seen', async ({
    client,
    assert,
  }) => {
    const { organizations, people } = await makeWorld()
    const one = await makeMember(organizations.haidian, people.operator)
    const other = await makeMember(organizations.chaoyang, people.chaoyangPrincipal)
    await reviseProfile(
      other,
      actor(people.chaoyangPrincipal),
      { wantsMail: 'no', contactEmail: 'x@org.example' },
      other.version
    )
    await send(client, 'post', '/alliance-partners', people.secretariat, PARTNER)

    assert.equal((await send(client, 'post', '/alliance-mailings', people.principal, LETTER)).status(), 403)
    const half = await send(client, 'post', '/alliance-mailings', people.secretariat, { ...LETTER, bodyEn: '' })
    half.assertStatus(422)
    const preview = await send(client, 'post', '/alliance-mailings', people.secretariat, {
      ...LETTER,
      'classes[]': 'member_unit',
      'regions[]': 'tianjin',
    })
    preview.assertTextIncludes('将发给 2 个邮箱')
    preview.assertTextIncludes('成员 2 家、伙伴 1 家；其中 1 家不接收邮件')
    const mailing = await Mailing.firstOrFail()
    await send(client, 'post', `/alliance-mailings/${mailing.id}/sendings`, people.secretariat, {
      version: mailing.version,
    })
    await drainOutbox()
    await postMailing(mailing.id)
    await drainOutbox()
    const mails = await db.from('inbox_mails').where('subject', LETTER.subject).orderBy('recipient')
    assert.deepEqual(
      mails.map(({ recipient }) => recipient),
      [one.profile.contactEmail ?? people.operator.email, PARTNER.contactEmail].sort()
    )
    assert.include(mails[0].text, LETTER.body)
    const page = await client.get(`/alliance-mailings/${mailing.id}`).loginAs(people.secretariat)
    page.assertTextIncludes('已发送')
    assert.equal(
      (
        await send(client, 'post', `/alliance-mailings/${mailing.id}/sendings`, people.secretariat, {
          version: mailing.version,
        })
      ).status(),
      409
    )
    assert.equal((await client.get(`/alliance-mailings/${mailing.id}/edit`).loginAs(people.secretariat)).status(), 409)
  })

  test('keeps partners beyond the city, shown to the public without their people', async ({ client, assert }) => {
    const { people } = await makeWorld()
    assert.equal((await send(client, 'post', '/alliance-partners', people.handler, PARTNER)).status(), 403)
    assert.equal(
      (await send(client, 'post', '/alliance-partners', people.secretariat, { ...PARTNER, region: 'mars' })).status(),
      422
    )
    await send(client, 'post', '/alliance-partners', people.secretariat, PARTNER)
    const partner = await Partner.firstOrFail()
    const page = await client.get('/alliance')
    page.assertTextIncludes(PARTNER.name)
    assert.notInclude(page.text(), PARTNER.contactName)
    const path = `/alliance-partners/${partner.id}`
    await send(client, 'put', path, people.secretariat, { ...PARTNER, fields: '商标检索', version: partner.version })
    assert.equal(
      (await send(client, 'put', path, people.secretariat, { ...PARTNER, version: partner.version })).status(),
      409
    )
    await partner.refresh()
    assert.equal(partner.fields, '商标检索')
    assert.equal(
      (await send(client, 'delete', path, people.secretariat, { opinion: '', version: partner.version })).status(),
      422
    )
    await send(client, 'delete', path, people.secretariat, { opinion: '合作期满。', version: partner.version })
    assert.notInclude((await client.get('/alliance')).text(), PARTNER.name)
  })

  test('fills the seats of the organs, and history stays', async ({ client, assert }) => {
    const { organizations, people } = await makeWorld()
    const member = await makeMember(organizations.haidian, people.operator, {
      memberClass: 'council_unit',
      until: '2099-01-01',
    })
    const seat = {
      organ: 'secretariat',
      post: '秘书长',
      person: '谢知微',
      unit: member.name,
      fromOn: beijingDay(),
      basis: '理事会〔2026〕1号',
    }
    assert.equal((await send(client, 'post', '/alliance-organs', people.principal, seat)).status(), 403)
    assert.equal(
      (await send(client, 'post', '/alliance-organs', people.secretariat, { ...seat, organ: 'senate' })).status(),
      422
    )
    await send(client, 'post', '/alliance-organs', people.secretariat, seat)
    const held = await Seat.firstOrFail()
    assert.equal(held.memberId, member.id)
    const page = await client.get('/alliance-organs').loginAs(people.operator)
    for (const words of ['谢知微', '理事会', member.name, '现有 1 家']) page.assertTextIncludes(words)
    await send(client, 'delete', `/alliance-organs/${held.id}`, people.secretariat, {
      opinion: '任期届满。',
      version: held.version,
    })
    await held.refresh()
    assert.equal(held.state, 'ended')
    const after = await client.get('/alliance-organs').loginAs(people.operator)
    after.assertTextIncludes('已卸任')
    assert.equal(
      (
        await send(client, 'delete', `/alliance-organs/${held.id}`, people.secretariat, {
          opinion: '任期届满。',
          version: held.version,
        })
      ).status(),
      409
    )
  })
})
