import { test } from '@japa/runner'
import { answersIn } from '#app/search/answers'
import type { SearchEntry } from '#app/search/entry'
import { lettersOf, plainForm } from '#app/search/letters'
import { shownHit } from '#app/search/marked'
import type { Prepared } from '#app/search/match'
import { speller, type Spelled } from '#app/search/spelling'
import { suggestionsFor } from '#app/search/suggestions'

test.group('Answers of the search', (group) => {
  let spell: (text: string) => Spelled
  group.setup(async () => {
    spell = await speller()
  })

  const prepared = (entry: Partial<SearchEntry> & { title: string }): Prepared => ({
    ...{ id: entry.title, href: '/', kind: 'points', ...entry },
    name: spell(entry.title),
    owner: entry.unit ? spell(entry.unit) : null,
    place: entry.districtCode ? spell(entry.districtCode) : null,
    placeName: '',
    code: entry.number ? lettersOf(entry.number) : null,
    plainText: plainForm(entry.text ?? ''),
  })
  const network = () =>
    [
      { title: '燕麓大学图书馆', number: '京知信网〔2026〕3号', text: '专利检索；商标查询' },
      { title: '图书馆' },
      { title: '图书馆协会' },
      { title: '塔式归档所' },
      { title: '通惠研究院', unit: '图书馆协会', districtCode: '怀柔区', text: '为 ＡＩ 企业导航' },
    ].map(prepared)
  const found = (typed: string) => answersIn(network(), typed).map(({ entry, match }) => `${entry.title} ${match}`)

  for (const [typed, expected] of [
    ['图书馆', ['图书馆 exact', '图书馆协会 begins', '燕麓大学图书馆 contains', '通惠研究院 text']],
    ['tsg', ['图书馆 pinyin', '图书馆协会 pinyin', '塔式归档所 pinyin', '燕麓大学图书馆 pinyin', '通惠研究院 text']],
    ['tu shu guan xie hui', ['图书馆协会 pinyin', '通惠研究院 text']],
    ['馆', ['燕麓大学图书馆 contains', '图书馆 contains', '图书馆协会 contains', '通惠研究院 text']],
    ['燕麓 图书', ['燕麓大学图书馆 contains']],
    ['图书 燕麓', ['燕麓大学图书馆 contains']],
    ['燕麓 tsg', ['燕麓大学图书馆 pinyin']],
    ['燕麓 专利', ['燕麓大学图书馆 text']],
    ['燕麓 通惠', []],
    ['京知信网2026 3号', ['燕麓大学图书馆 exact']],
    ['2026', ['燕麓大学图书馆 contains']],
    ['ai', ['通惠研究院 text']],
    ['怀柔', ['通惠研究院 text']],
    ['huairou yanjiu', ['通惠研究院 text']],
    ['hrq', ['通惠研究院 text']],
    ['hr', []],
    ['AI企业', []],
    ['a', []],
    ['％', []],
    ['  ', []],
    ['！？', []],
    ['图'.repeat(500), []],
  ] as const) {
    test(`“${typed.slice(0, 20)}” finds ${expected.length}`, ({ assert }) => {
      assert.deepEqual(found(typed), [...expected])
    })
  }

  test('marks what was found, by pinyin too, and escapes the rest', ({ assert }) => {
    const index = [
      prepared({
        title: '<b>海淀</b>图书馆',
        unit: '海淀局',
        text: `${'前'.repeat(100)}专利&检索，${'后'.repeat(200)}`,
      }),
    ]
    const shown = (typed: string) => shownHit(answersIn(index, typed)[0])
    assert.equal(String(shown('tsg').titleHtml.value), '&lt;b&gt;海淀&lt;/b&gt;<mark>图书馆</mark>')
    assert.equal(String(shown('hdj').unitHtml!.value), '<mark>海淀局</mark>')
    const { quote } = shown('检索')
    assert.equal(String(quote!.html.value), `${'前'.repeat(17)}专利&amp;<mark>检索</mark>，${'后'.repeat(57)}`)
    assert.isTrue(quote!.isBegun && quote!.isCut)
  })

  test('what sounds the same is what may have been meant', async ({ assert }) => {
    assert.deepEqual((await suggestionsFor(network(), '土书馆')).names, ['燕麓大学图书馆', '图书馆', '图书馆协会'])
    assert.deepEqual((await suggestionsFor(network(), '燕麓 通惠')).words, [
      { text: '燕麓', count: 1 },
      { text: '通惠', count: 1 },
    ])
  })
})
