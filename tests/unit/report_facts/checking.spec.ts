import { test } from '@japa/runner'
import type { ChapterBlock, Gathered } from '#app/report_facts/chapter_content'
import { faultsOf } from '#app/report_facts/check_report'
import { changeOf, hashOfRows, type Fact } from '#app/report_facts/fact'
import { said, spoken } from '#app/report_facts/spoken'

const period = { from: '2025-01-01', until: '2025-12-31' }

function fact(key: string, value: number | null, more: Partial<Fact> = {}): Fact {
  return {
    ...{ key, label: key, value, decimals: 0, unit: '次', period, query: 'test@1', rowsPath: null },
    ...{ rowsCount: 1, rowsHash: hashOfRows([key, value]), previous: null },
    ...more,
  }
}

const gathered = (facts: Fact[], more: Partial<Gathered> = {}): Gathered => ({
  ...{ facts, lists: {}, sums: [], missing: [] },
  ...more,
})

const reasons = (facts: Gathered, ...blocks: ChapterBlock[]) =>
  faultsOf([{ key: 'services', gathered: facts, blocks }]).map(({ reason, about }) => `${reason} ${about}`)

const passage = (text: string): ChapterBlock => ({ kind: 'passage', key: 'one', text })

test.group('What the checker refuses', () => {
  const all = fact('all', 30)
  const parts = [fact('one', 10), fact('two', 20)]

  test('a total that its parts do not make', ({ assert }) => {
    const sums = [{ total: 'all', parts: ['one', 'two'] }]
    assert.deepEqual(reasons(gathered([all, ...parts], { sums })), [])
    assert.deepEqual(reasons(gathered([fact('all', 31), ...parts], { sums })), ['sum all'])
    assert.deepEqual(reasons(gathered([all, parts[0], fact('two', null)], { sums })), ['sum all'])
    assert.deepEqual(reasons(gathered([fact('all', null), fact('one', null), fact('two', null)], { sums })), [])
  })

  test('decimals add up as they are written', ({ assert }) => {
    const sums = [{ total: 'all', parts: ['one', 'two'] }]
    assert.deepEqual(reasons(gathered([fact('all', 0.3), fact('one', 0.1), fact('two', 0.2)], { sums })), [])
  })

  test('a unit that nobody knows, and a period that ends before it begins', ({ assert }) => {
    const wrong = fact('all', 1, { unit: '' as '次', period: { from: '2025-12-31', until: '2025-01-01' } })
    assert.deepEqual(reasons(gathered([wrong])), ['unit all', 'period all'])
  })

  test('the same fact from two chapters', ({ assert }) => {
    const chapters = (['services', 'overview'] as const).map((key) => ({ key, gathered: gathered([all]), blocks: [] }))
    assert.deepEqual(faultsOf(chapters), [{ chapter: 'overview', reason: 'twice', about: 'all' }])
  })

  test('a number in a text without a fact, and a fact that is not there', ({ assert }) => {
    const known = gathered([all])
    assert.deepEqual(reasons(known, passage('2025年，全市网点完成咨询{all}，{all:change}，见表6、图4和附件2。')), [])
    assert.deepEqual(reasons(known, passage('完成咨询3,120次。')), ['number_without_fact 3,120次。'])
    assert.deepEqual(reasons(known, passage('完成咨询{none}。')), ['no_fact none'])
  })

  test('a quotation that is not word for word what was frozen with its source', ({ assert }) => {
    const [text, source] = ['两年避开3件专利，节约120万元。', '《专利导航》，燕麓大学图书馆']
    const known = gathered([], { lists: { quotations: [['案例', text, source]] } })
    const quoted = (more: object): ChapterBlock => ({ kind: 'quotation', key: 'one', text, source, ...more })
    assert.deepEqual(reasons(known, quoted({})), [])
    assert.deepEqual(reasons(known, quoted({ text: text.replace('3', '30') })), [`not_quoted ${source}`])
    assert.deepEqual(reasons(known, quoted({ source: '案例' })), ['not_quoted 案例'])
    assert.deepEqual(reasons(known, passage(text)).length, 2)
  })

  test('a number typed into a cell, and tables out of order', ({ assert }) => {
    const table = (number: number, cell: string): ChapterBlock => ({
      ...{ kind: 'table', number, key: `t${number}`, caption: `表${number}`, columns: ['一'], widths: [1] },
      rows: [[cell]],
    })
    const known = gathered([])
    assert.deepEqual(reasons(known, table(1, '2025年3月'), table(2, '海淀区')), [])
    assert.deepEqual(reasons(known, table(1, '1,200')), ['number_in_cell 表1'])
    /** One that is missing is told once, not at every one after it. */
    assert.deepEqual(reasons(known, table(2, '海淀区'), table(3, '昌平区')), ['table_numbers 表2'])
  })
})

test.group('How a number is said', () => {
  test('with its unit, bare, and against the year before', ({ assert }) => {
    const facts = new Map([['a.b', fact('a.b', 3120, { previous: 2400 })]])
    assert.equal(said('咨询{a.b}，计{a.b:value}，{a.b:change}', facts), '咨询3,120次，计3,120，同比增长30.0%')
    assert.throws(() => said('{a.c}', facts), 'No fact a.c')
  })

  test('nothing is said of what is not known', ({ assert }) => {
    assert.equal(spoken(fact('a', null)), '—')
    assert.equal(spoken(fact('a', 5, { previous: 0 }), 'change'), '上年无可比数据')
    assert.equal(spoken(fact('a', 5, { previous: 5 }), 'change'), '与上年持平')
    assert.equal(spoken(fact('a', 88.1, { previous: 90.4, unit: '%' }), 'change'), '同比下降2.3个百分点')
  })

  test('changes are rounded half away from nothing', ({ assert }) => {
    assert.equal(changeOf({ value: 2001, previous: 2000, unit: '次' }), 0.1)
    assert.equal(changeOf({ value: 1999, previous: 2000, unit: '次' }), -0.1)
    assert.equal(changeOf({ value: 1, previous: null, unit: '次' }), null)
  })
})
