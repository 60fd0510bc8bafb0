import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import Organization from '#app/organizations/organization'
import User from '#app/users/user'
import { makeFile } from '#database/demo/files'
import { drainOutbox } from '#jobs/drain'
import { makeWorld } from '#tests/world'

const PASSWORD = 'Yanlu-2026-Tushuguan'
const form = () => ({
  orgName: '西山农林大学图书馆',
  uscc: '12110000400700014G',
  hostType: 'university',
  affiliation: 'municipal',
  districtCode: '110108',
  address: '北京市西山脚路 3 号',
  legalRepresentative: '陈述白',
  establishedOn: '1998-05-15',
  personName: '苏映川',
  title: '馆长',
  phone: '13800000001',
  email: 'su@xishan.example',
  password: PASSWORD,
  passwordConfirmation: PASSWORD,
  truth: 'true',
})

const FAULTS: [typed: Record<string, string>, words: string][] = [
  [{ orgName: '西山' }, '单位名称至少需要 4 个字'],
  [{ uscc: '' }, '请填写统一社会信用代码'],
  [{ uscc: '91110108MA01ABCD5' }, '应为 18 位，当前 17 位'],
  [{ uscc: '91110108MA01ABCD5S' }, '不含 I、O、S、V、Z'],
  [{ uscc: '91350100M000100Y4Z' }, '不含 I、O、S、V、Z'],
  [{ uscc: '91110108MA01ABCD5U' }, '第 18 位应为“T”，当前为“U”'],
  [{ uscc: '9111A108MA01ABCD5T' }, '应为数字（第 3 至 8 位是行政区划代码）'],
  [{ hostType: 'circus' }, '请选择单位类型'],
  [{ districtCode: '310000' }, '请选择所在区'],
  [{ establishedOn: '2999-01-01' }, '成立日期'],
  [{ phone: '1234' }, '手机号码'],
  [{ email: 'nobody' }, '电子邮箱不是有效的邮箱'],
  [{ password: 'short', passwordConfirmation: 'short' }, '密码'],
  [{ passwordConfirmation: 'Something-else-1' }, '两次输入的密码不一致'],
  [{ truth: '' }, '以上信息真实有效'],
]

test.group('Registering an institution', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  async function register(
    client: any,
    typed: Record<string, string> = {},
    proof: Buffer | null = null,
    name = '法人证书.pdf'
  ) {
    const request = client
      .post('/register')
      .fields({ ...form(), ...typed })
      .field('roles[]', 'principal')
      .withCsrfToken()
      .redirects(0)
    return request.file('proof', proof ?? (await makeFile('pdf', '法人证书')), { filename: name })
  }

  for (const code of [
    '12110000400700014G',
    '52110000MJ01020307',
    '91110108MA01ABCD5T',
    '91110108MA10000920',
    '91110108MA100005XF',
    ' ９１110108ma1000201y ',
  ]) {
    test(`takes the code ${code}, files the proof and signs its first person in`, async ({ client, assert }) => {
      const response = await register(client, { uscc: code })
      response.assertStatus(302)
      const organization = await Organization.firstOrFail()
      assert.equal(organization.uscc, code.normalize('NFKC').trim().toUpperCase())
      assert.equal(organization.state, 'pending')
      const proof = await db.from('attachments').firstOrFail()
      assert.include(proof, {
        subject_type: 'organization',
        subject_id: organization.id,
        purpose: 'proof',
        content_type: 'application/pdf',
      })
      const [user] = await User.query().where('organizationId', organization.id)
      assert.deepEqual(user.roles, ['principal'])
    })
  }

  for (const [typed, words] of FAULTS) {
    test(`${JSON.stringify(typed).slice(0, 50)} is named; what was typed is kept and nothing is written`, async ({
      client,
      assert,
    }) => {
      const response = await register(client, typed)
      response.assertStatus(422)
      response.assertTextIncludes(words)
      response.assertTextIncludes('北京市西山脚路 3 号')
      assert.notInclude(response.text(), PASSWORD)
      assert.isEmpty(await Organization.all())
      assert.isEmpty(await User.all())
      assert.isEmpty(await db.from('attachments'))
      assert.isEmpty(await db.from('outbox'))
    })
  }

  test('a proof that is not what its name says leaves nothing behind', async ({ client, assert }) => {
    const response = await register(client, {}, await makeFile('png', ''), '法人证书.pdf')
    response.assertStatus(422)
    assert.isEmpty(await Organization.all())
    assert.isEmpty(await db.from('attachments'))
  })

  test('the same institution registers once', async ({ client, assert }) => {
    await register(client)
    const again = await register(client, { email: 'other@xishan.example' })
    again.assertStatus(422)
    again.assertTextIncludes('该单位已注册')
    assert.lengthOf(await Organization.all(), 1)
  })

  test('the bureau rules on it; the person is told by mail; others may not', async ({ client, assert }) => {
    const { people, organizations } = await makeWorld()
    const { changping } = organizations
    const rule = (user: User, step: string, version: number) =>
      client
        .post(`/registrations/${changping.id}/rulings`)
        .form({ step, opinion: '证照与登记信息一致。', version })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)

    for (const stranger of [people.operator, people.chaoyangReviewer, people.experts[0]]) {
      const refused = await rule(stranger, 'verify', changping.version)
      assert.include([403, 404], refused.status())
    }
    const returned = await rule(people.handler, 'return', changping.version)
    returned.assertStatus(302)
    await changping.refresh()
    assert.equal(changping.state, 'returned')
    const stale = await rule(people.handler, 'verify', changping.version - 1)
    stale.assertStatus(409)
    await drainOutbox()
    const mails = await db.from('inbox_mails').where('recipient', people.changpingPrincipal.email)
    assert.lengthOf(mails, 1)
    assert.include(mails[0].text, '证照与登记信息一致')
  })
})
