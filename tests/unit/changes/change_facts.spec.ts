import { test } from '@japa/runner'
import i18nManager from '@adonisjs/i18n/services/main'
import { asLine, daysLate, differenceOf, isKeyChange } from '#app/changes/change_facts'
import { changeForms } from '#app/changes/change_forms'

const chinese = i18nManager.locale('zh-CN')

test.group('What a change is', () => {
  const KEY = ['unitName', 'uscc', 'districtCode', 'hostType']

  for (const { name } of changeForms.flatMap((form) => form.fields)) {
    test(`${name} ${KEY.includes(name) ? 'is decided by the office' : 'takes effect when it is handed in'}`, ({
      assert,
    }) => {
      assert.equal(isKeyChange({ [name]: 'something else' }), KEY.includes(name))
    })
  }

  test('a new address is simple within a district, and key with another district', ({ assert }) => {
    assert.isFalse(isKeyChange({ address: '北京市海淀区学知路 19 号' }))
    assert.isTrue(isKeyChange({ address: '北京市昌平区未来路 2 号', districtCode: '110114' }))
  })

  test('the same words are the same fact, however they were typed', ({ assert }) => {
    const before = { longitude: 116.3, hours: { mon: { open: '09:00', close: '17:00' } }, parks: [], website: null }
    const after = {
      longitude: '116.3',
      hours: { mon: { open: '09:00', close: '17:00' }, tue: { open: null, close: null } },
      parks: null,
      website: '',
    }
    assert.deepEqual(differenceOf(before, after, chinese), { before: {}, after: {} })
  })

  test('only what differs is kept, before and after', ({ assert }) => {
    const before = { unitName: '燕麓大学图书馆', landline: '010-62510001', fields: ['patent'] }
    const after = { unitName: '燕麓大学图书馆', landline: '010-62519999', fields: ['patent', 'trademark'] }
    assert.deepEqual(differenceOf(before, after, chinese), {
      before: { landline: '010-62510001', fields: ['patent'] },
      after: { landline: '010-62519999', fields: ['patent', 'trademark'] },
    })
  })

  test('the register says it in words', ({ assert }) => {
    const facts = { unitName: '燕麓大学图书馆', districtCode: '110114', website: null }
    assert.equal(asLine(facts, chinese), '单位名称：燕麓大学图书馆；所在区：昌平区；网址：—')
  })
})

test.group('Reporting a change in time', () => {
  for (const [happened, reported, late] of [
    ['2026-10-01', '2026-10-01', 0],
    ['2026-10-01', '2026-10-31', 0],
    ['2026-10-01', '2026-11-01', 1],
    ['2026-01-31', '2026-03-12', 10],
  ] as const) {
    test(`what happened on ${happened} and is reported on ${reported} is ${late} days late`, ({ assert }) => {
      assert.equal(daysLate(happened, reported), late)
    })
  }
})
