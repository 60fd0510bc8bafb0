import { test } from '@japa/runner'
import type { ChapterBlock, Gathered } from '#app/report_facts/chapter_content'
import type { Fact } from '#app/report_facts/fact'
import { differenceOf, kindOf } from '#app/work_reports/fact_change_list'
import { factsOf, readable, sumsWith, usesOf } from '#app/work_reports/report_figures'
import { progressOf, stepsOf } from '#app/work_reports/report_progress'

const fact = (key: string, value: number | null, more: Partial<Fact> = {}): Fact => ({
  ...{ key, label: key, value, decimals: 0, unit: '次', period: { from: '2025-01-01', until: '2025-12-31' } },
  ...{ query: 'test@1', rowsPath: null, rowsCount: 1, rowsHash: 'a'.repeat(64), previous: null, ...more },
})
const knows = (facts: Fact[], sums: Gathered['sums'] = []): Gathered => ({ facts, lists: {}, sums, missing: [] })
const chapter = (gathered: Gathered | null, written: ChapterBlock[] = []) =>
  ({ key: 'services', knows: gathered, written }) as const

test.group('How far a building is', () => {
  const at = (stage: 'waiting' | 'running' | 'done' | 'failed', step: any = null) => ({ stage, step }) as never
  const progress = (state: string, ...chapters: never[]) => progressOf({ state, chapters } as never)

  test('each chapter has four steps, and putting it together is one more', ({ assert }) => {
    const cases = [
      [at('waiting'), 0],
      [at('running', 'facts'), 0],
      [at('running', 'tables'), 1],
      [at('running', 'narrative'), 3],
      [at('done'), 4],
      [at('failed', 'charts'), 2],
    ] as const
    for (const [standing, steps] of cases) assert.equal(stepsOf(standing), steps)
    const half = progress('building', at('done'), at('running', 'tables'), at('waiting'))
    assert.deepEqual(half, { done: 1, all: 3, value: 5, maximum: 13, isAssembling: false })
  })

  test('whole when it is built, and put together when no chapter is under way', ({ assert }) => {
    assert.isTrue(progress('building', at('done'), at('failed', 'facts')).isAssembling)
    assert.deepInclude(progress('building', at('done')), { value: 4, maximum: 5 })
    assert.deepInclude(progress('built', at('done')), { value: 5, maximum: 5, isAssembling: false })
  })
})

test.group('The figures of a building', () => {
  test('stand under their chapter with the change against the year before', ({ assert }) => {
    const figures = factsOf([chapter(knows([fact('services.a', 110, { previous: 100 })])), chapter(null)])
    assert.lengthOf(figures, 1)
    assert.deepInclude(figures[0], { chapter: 'services', change: 10 })
  })

  test('are found where a text, a table or a chart names them', ({ assert }) => {
    const blocks: ChapterBlock[] = [
      { kind: 'heading', level: 2, text: '咨询' },
      { kind: 'passage', key: 'services.one', text: '全年{services.a}，{services.a:change}。' },
      { kind: 'passage', key: 'services.other', text: '培训{services.b}。' },
      {
        ...{ kind: 'table', number: 6, key: 'services.t', caption: '咨询情况', columns: ['次数'], widths: [1] },
        rows: [[{ fact: 'services.a' }]],
      },
      {
        kind: 'table',
        key: 'services.annex',
        caption: '附表',
        columns: ['次数'],
        widths: [1],
        rows: [[{ fact: 'services.a' }]],
      },
      {
        ...{ kind: 'chart', number: 4, key: 'services.c', caption: '构成' },
        chart: { kind: 'shares', parts: [{ name: '甲', fact: 'services.a' }] },
      },
    ]
    const uses = usesOf([chapter(knows([fact('services.a', 3), fact('services.b', 1)]), blocks)], 'services.a')
    assert.deepEqual(
      uses.map(({ kind, text }) => [kind, text]),
      [
        ['passage', '全年3次，上年无可比数据。'],
        ['table', '表6 咨询情况'],
        ['table', '附表'],
        ['chart', '图4 构成'],
      ]
    )
  })

  test('a text that names what there is not stays readable', ({ assert }) => {
    assert.equal(readable('其中{services.none}。', new Map()), '其中{services.none}。')
  })

  test('add up in hundredths, and to nothing where a part is not known', ({ assert }) => {
    const facts = [
      fact('services.sum', 0.3),
      fact('services.x', 0.1),
      fact('services.y', 0.2),
      fact('services.z', null),
    ]
    const sums = [
      { total: 'services.sum', parts: ['services.x', 'services.y'] },
      { total: 'services.sum', parts: ['services.x', 'services.z'] },
      { total: 'services.sum', parts: [] },
      { total: 'services.x', parts: ['services.y'] },
    ]
    const shown = sumsWith([chapter(knows(facts, sums))], 'services.sum')
    assert.deepEqual(
      shown.map(({ sum, parts }) => [sum, parts.length]),
      [
        [0.3, 2],
        [null, 2],
        [null, 0],
      ]
    )
    assert.lengthOf(sumsWith([chapter(knows(facts, sums))], 'services.y'), 2)
  })
})

test.group('What changed when data was taken anew', () => {
  test('has a kind and a difference', ({ assert }) => {
    const change = (before: number | null, after: number | null) => ({
      ...{ chapter: 'services', key: 'services.a', label: '甲', before, after },
    })
    const cases = [
      [1.1, 1.4, 'value', 0.3],
      [5, 5, 'rows', 0],
      [null, 5, 'appeared', null],
      [5, null, 'gone', null],
      [null, null, 'rows', null],
    ] as const
    for (const [before, after, kind, difference] of cases) {
      assert.equal(kindOf(change(before, after) as never), kind)
      assert.equal(differenceOf(change(before, after) as never), difference)
    }
  })
})
