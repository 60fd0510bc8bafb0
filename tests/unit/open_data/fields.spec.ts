import { test } from '@japa/runner'
import { withoutMobiles } from '#app/core/without_mobiles'

test.group('A mobile number', () => {
  for (const [typed, shown] of [
    ['联系 13912345678', '联系 ***'],
    ['139 1234 5678', '***'],
    ['139-1234-5678 转馆员', '*** 转馆员'],
    ['+86 13912345678', '***'],
    ['1 3 9', '1 3 9'],
    ['１３９１２３４５６７８', '***'],
    ['电话13912345678或010-62751234', '电话***或010-62751234'],
  ])
    test(`in “${typed}” becomes “${shown}”`, ({ assert }) => assert.equal(withoutMobiles(typed), shown))

  for (const kept of [
    '010-62751234',
    '91110108MA01ABCD5X',
    '京知信网〔2026〕013号',
    '2139123456789',
    '2026-11-28T23:59:59+08:00',
    '（周一）09:00–17:00',
  ])
    test(`“${kept}” holds none and stays as it is`, ({ assert }) => assert.equal(withoutMobiles(kept), kept))

  test('is found however deep it lies', ({ assert }) => {
    const value = { services: [{ name: '找 13912345678', price: 3 }], none: null }
    assert.deepEqual(withoutMobiles(value), { services: [{ name: '找 ***', price: 3 }], none: null })
  })
})
