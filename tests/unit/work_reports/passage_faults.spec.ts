import { test } from '@japa/runner'
import type { Fact } from '#app/report_facts/fact'
import { passageFaults } from '#app/work_reports/passage_faults'
import { readable, withWords } from '#app/work_reports/report_text'

const fact = {
  ...{ key: 'services.total', label: '服务', value: 3120, decimals: 0, unit: '次', previous: 3000 },
  ...{ period: { from: '2025-01-01', until: '2025-12-31' }, query: 'tallies@1' },
  ...{ rowsPath: null, rowsCount: 0, rowsHash: '' },
} as const satisfies Fact
const facts = new Map([[fact.key, fact]])

test.group('What a person writes into the report', () => {
  test('stands when every number is a fact, and years, days and tables may be typed', ({ assert }) => {
    const text = '2025年共{services.total}，{services.total:change}，见表3和附件1，截至2025年12月31日。'
    assert.deepEqual(passageFaults(text, facts), [])
    assert.equal(readable(text, facts), '2025年共3,120次，同比增长4.0%，见表3和附件1，截至2025年12月31日。')
  })

  for (const [text, reason, about] of [
    ['共服务3120次', 'number_without_fact', '3120次'],
    ['增长4.0%', 'number_without_fact', '4.0%'],
    ['共{services.none}', 'no_fact', 'services.none'],
    ['共{Services.total}', 'no_fact', '{Services.total}'],
    ['共{services.total:often}', 'no_fact', '{services.total:often}'],
    ['共{services.total', 'no_fact', '{services.total'],
    ['共services.total}', 'no_fact', '}'],
  ])
    test(`is refused: ${text}`, ({ assert }) => {
      assert.deepEqual(passageFaults(text, facts), [{ reason, about }] as never)
    })

  test('is refused where it names what only internal tables name', ({ assert }) => {
    const internal = new Set([fact.key])
    assert.deepEqual(passageFaults('共{services.total}', facts, internal), [
      { reason: 'internal_fact', about: fact.key },
    ])
  })

  test('a token that names nothing stays as it is', ({ assert }) => {
    assert.equal(readable('共{services.none}', facts), '共{services.none}')
  })

  test('stands in place of the generated text of its passage alone', ({ assert }) => {
    const blocks = [
      { kind: 'heading', level: 2, text: '服务' },
      { kind: 'passage', key: 'services.one', text: '生成一。' },
      { kind: 'passage', key: 'services.two', text: '生成二。' },
    ] as const
    const words = [
      { key: 'services.one', text: '人写的。' },
      { key: 'services.two', text: null },
    ]
    assert.deepEqual(withWords(blocks, words as never), [
      blocks[0],
      { kind: 'passage', key: 'services.one', text: '人写的。' },
      blocks[2],
    ])
  })
})
