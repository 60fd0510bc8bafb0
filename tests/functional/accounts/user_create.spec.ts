import ace from '@adonisjs/core/services/ace'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actsOn, withSecondFactor } from '#tests/support/second_factors'
import { makeUser } from '#tests/world'

test.group('node ace user:create', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const create = async (...words: string[]) => (await ace.exec('user:create', words)).exitCode ?? 0

  test('makes an administrator, whose address is written as one signs in with it', async ({ assert }) => {
    assert.equal(await create('Lu@People.Example', '陆文舟'), 0)
    const { name, roles } = await User.findByOrFail('email', 'lu@people.example')
    assert.deepEqual([name, roles], ['陆文舟', ['administrator']])
  })

  test('makes the first of each of the three, and no second one', async ({ assert }) => {
    for (const role of ['administrator', 'security_administrator', 'audit_administrator']) {
      assert.equal(await create(`${role}@people.example`, '陆文舟', `--role=${role}`), 0, role)
      assert.equal(await create(`${role}2@people.example`, '秦守拙', `--role=${role}`), 1, role)
    }
    assert.lengthOf(await User.all(), 3)
  })

  test('makes another one where the only one is shut out', async ({ assert }) => {
    await (await makeUser('陆文舟', ['security_administrator'])).merge({ isActive: false }).save()
    assert.equal(await create('qin@people.example', '秦守拙', '--role=security_administrator'), 0)
  })

  test('lets somebody follow the only one who is gone, and nobody else', async ({ assert }) => {
    const gone = await makeUser('陆文舟', ['security_administrator'])
    const follow = (email: string, instead: string) =>
      create(email, '秦守拙', '--role=security_administrator', `--instead=${instead}`)
    assert.equal(await follow('qin@people.example', 'nobody@people.example'), 1)
    assert.equal(await follow('qin@people.example', gone.email), 0)
    assert.isFalse(Boolean((await gone.refresh()).isActive))
    await makeUser('殷晚舟', ['security_administrator'])
    assert.equal(await follow('yin@people.example', 'qin@people.example'), 1)
    assert.lengthOf(await User.query().withScopes((scopes) => scopes.active('security_administrator')), 2)
  })

  test('refuses whom nobody could sign in as, or who is there already', async ({ assert }) => {
    const { email } = await makeUser('林知远', ['expert'])
    assert.equal(await create('people.example', '陆文舟'), 1)
    assert.equal(await create('lu@people.example', '陆'), 1)
    assert.equal(await create(email, '陆文舟'), 1)
    for (const role of ['operator', 'district_reviewer', 'bureau_handler', 'expert', 'king']) {
      assert.equal(await create('lu@people.example', '陆文舟', `--role=${role}`), 1, role)
    }
    assert.lengthOf(await User.all(), 1)
  })
})

test.group('node ace user:reset-second-factor', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('helps where no administrator can, on the trail and with a letter', async ({ assert }) => {
    const user = await makeUser('陆文舟', ['administrator'])
    await withSecondFactor(user)
    const reset = async () => (await ace.exec('user:reset-second-factor', [user.email, '手机遗失'])).exitCode ?? 0
    assert.deepEqual([await reset(), await reset()], [0, 1])
    assert.deepEqual((await actsOn(user)).slice(-1), ['user.second_factor_reset'])
    await drainOutbox()
    const { text } = await db.from('inbox_mails').where('recipient', user.email).orderBy('id', 'desc').firstOrFail()
    assert.match(text, /系统管理命令 已于 .*重置您的两步验证.*理由：手机遗失/s)
  })
})
