import { test } from '@japa/runner'
import { spelledIn } from '#app/search/match_spelling'
import { speller, typedAs, type Spelled } from '#app/search/spelling'
import { rangeIn } from '#app/search/letters'

test.group('What was typed spells a name', (group) => {
  let spell: (text: string) => Spelled
  group.setup(async () => {
    spell = await speller()
  })

  for (const [name, typed, found] of [
    ['海淀图书馆', 'haidian', '海淀'],
    ['海淀图书馆', 'hd', '海淀'],
    ['海淀图书馆', 'tsg', '图书馆'],
    ['海淀图书馆', 'tushug', '图书馆'],
    ['海淀图书馆', 'haidtsg', '海淀图书馆'],
    ['海淀图书馆', '海淀tsg', '海淀图书馆'],
    ['海淀图书馆', 'h', '海'],
    ['海淀图书馆', 't', null],
    ['海淀图书馆', 'aidian', null],
    ['海淀图书馆', 'haidianz', null],
    ['中国科学院', 'zhgkxy', '中国科学院'],
    ['中国科学院', 'zgkxy', '中国科学院'],
    ['重庆路服务站', 'chongqing', '重庆'],
    ['重庆路服务站', 'cq', '重庆'],
    ['重庆路服务站', 'zhongqing', '重庆'],
    ['重庆路服务站', 'zq', null],
    ['中国银行', 'yinhang', '银行'],
    ['朝阳区', 'chaoyang', '朝阳'],
    ['长安大学', 'changan', '长安'],
    ['绿色技术', 'lvse', '绿色'],
    ['绿色技术', 'lüse', '绿色'],
    ['绿色技术', 'luse', '绿色'],
    ['首都 TISC 中心', 'tisczx', 'TISC 中心'],
    ['北京大学（医学部）', 'dxyxb', '大学（医学部'],
    ['2026 年', 'hai', null],
  ] as const) {
    test(`“${typed}” in ${name}: ${found ?? 'nothing'}`, ({ assert }) => {
      const spelled = spell(name)
      const range = spelledIn(spelled, typed.replaceAll('ü', 'v'))
      assert.equal(range && name.slice(...rangeIn(spelled, range)), found)
    })
  }

  test('a long name of one sound takes no longer than others', ({ assert }) => {
    const name = spell('石'.repeat(200))
    const began = performance.now()
    assert.isNull(spelledIn(name, `${'shi'.repeat(16)}x`))
    assert.isBelow(performance.now() - began, 500)
  })

  test('says how a name is typed', ({ assert }) => {
    assert.equal(typedAs(spell('海淀图书馆')), 'haidiantushuguan')
  })
})
