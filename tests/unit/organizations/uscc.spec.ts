import { test } from '@japa/runner'
import { normalizeUscc, usccFault } from '#app/organizations/uscc'

test.group('Unified social credit code', () => {
  for (const code of [
    '12110000400700014G',
    '52110000MJ01020307',
    '91110108MA01ABCD5T',
    '91110108MA10000920',
    '91110108MA100005XF',
    '91110108MA1000201Y',
  ]) {
    test(`${code} is right`, ({ assert }) => {
      assert.isNull(usccFault(code))
    })
  }

  for (const [code, fault] of [
    ['91350100M000100Y4Z', { fault: 'letter', position: 18, letter: 'Z' }],
    ['91350100M000100Y44', { fault: 'check', expected: '3', actual: '4' }],
    ['91110108MA01ABCD5', { fault: 'length', length: 17 }],
    ['91110108MI01ABCD5T', { fault: 'letter', position: 10, letter: 'I' }],
    ['91A10108MA01ABCD5T', { fault: 'area', position: 3, letter: 'A' }],
    ['91110108MA01ABCD5X', { fault: 'check', expected: 'T', actual: 'X' }],
  ] as const) {
    test(`${code} is wrong: ${fault.fault}`, ({ assert }) => {
      assert.deepEqual(usccFault(code), fault)
    })
  }

  test('full-width characters, spaces and small letters are how people type', ({ assert }) => {
    assert.equal(normalizeUscc(' ９１１１０１０８ma01 abcd5t '), '91110108MA01ABCD5T')
  })
})
