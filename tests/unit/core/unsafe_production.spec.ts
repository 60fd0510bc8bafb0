import { test } from '@japa/runner'
import { refuseUnsafeProduction } from '#start/unsafe_production'

const safe = {
  production: true,
  demo: false,
  appKey: 'q8ZrT2xVn5LwY7cKd3HfJ9sB1mG4pX6u',
  database: 'mysql',
  databasePassword: 'L0ng-and-own',
  queue: 'redis',
  redisPassword: 'An0ther-own',
  mailer: 'smtp',
}

test.group('Starting in production', () => {
  test('with settings of one’s own is fine', ({ assert }) => {
    assert.doesNotThrow(() => refuseUnsafeProduction(safe))
  })

  for (const [change, word] of [
    [{ appKey: 'short' }, 'APP_KEY'],
    [{ appKey: 'a'.repeat(40) }, 'APP_KEY'],
    [{ databasePassword: '' }, 'DB_PASSWORD'],
    [{ databasePassword: 'root' }, 'DB_PASSWORD'],
    [{ redisPassword: 'changeme' }, 'REDIS_PASSWORD'],
    [{ mailer: 'inbox' }, 'MAIL_MAILER'],
  ] as const) {
    test(`${JSON.stringify(change)} is refused, and named`, ({ assert }) => {
      assert.throws(() => refuseUnsafeProduction({ ...safe, ...change }), new RegExp(word))
    })
  }

  test('all faults are named at once; elsewhere than in production none is', ({ assert }) => {
    const weak = { ...safe, appKey: 'x', databasePassword: '', redisPassword: '', mailer: 'inbox' }
    assert.throws(() => refuseUnsafeProduction(weak), /APP_KEY.*DB_PASSWORD.*REDIS_PASSWORD.*MAIL_MAILER/)
    assert.doesNotThrow(() => refuseUnsafeProduction({ ...weak, production: false }))
  })

  test('a demonstration may show its mails, but never has a weak key', ({ assert }) => {
    assert.doesNotThrow(() => refuseUnsafeProduction({ ...safe, demo: true, mailer: 'inbox', database: 'sqlite' }))
    assert.throws(() => refuseUnsafeProduction({ ...safe, demo: true, appKey: 'x' }), /APP_KEY/)
  })
})
