import { test } from '@japa/runner'
import { type Indicator, indicatorsOf } from '#app/indicators/indicator_content'
import { standardContent } from '#app/indicators/standard_content'
import { askedOf, recordedKeys } from '#app/self_assessments/asked'
import { missingOf, needsWords } from '#app/self_assessments/missing'
import { typedAnswer } from '#app/self_assessments/typed_answer'

const one = (id: string) => indicatorsOf(standardContent).find((indicator) => indicator.id === id)!
const EMPTY = { figures: {}, score: null, statement: '' }
const share: Indicator = {
  ...{ id: 'x', code: 'X', name: { zh: '', en: '' }, evidence: false, points: {} },
  parts: [{ id: 'p', source: 'S', rule: { kind: 'rate', figure: 'x.rate', of: { zh: '率', en: '' }, points: 3 } }],
}

test.group('What an indicator asks of a point', () => {
  test('is a yes where one is enough, a number where more are, a choice where the bands have words', ({ assert }) => {
    assert.deepEqual(
      askedOf(one('a1')).map(({ figure, kind }) => [figure, kind]),
      [
        ['a1.full_time', 'yes'],
        ['a1.certified', 'number'],
        ['a1.trained', 'yes'],
      ]
    )
    assert.deepEqual(
      askedOf(one('a4')).map(({ kind, bands }) => [kind, bands.length]),
      [['choice', 2]]
    )
    assert.deepEqual(
      askedOf(one('d3')).map(({ kind }) => kind),
      ['number', 'number']
    )
    assert.deepEqual(askedOf(share)[0].kind, 'share')
  })

  test('is nothing that the records know, whoever is its source', ({ assert }) => {
    assert.notInclude(
      askedOf(one('a1')).map(({ figure }) => figure),
      'staff'
    )
    assert.deepEqual(recordedKeys(one('a1')), ['staff'])
    assert.deepEqual(askedOf(one('f1')), [])
    assert.deepEqual(recordedKeys(one('e1')), ['satisfaction', 'satisfaction_answers'])
    assert.deepEqual(askedOf(one('e3')), [])
  })
})

test.group('What is typed for an indicator', () => {
  const line = { asked: askedOf(one('a4')), weight: 300 }
  const read = (input: object, of = line) => typedAnswer(of, { ...input }, EMPTY)

  for (const [input, expected, faults] of [
    [{ q0: '2', score: '2.5' }, { figures: { 'a4.funding': 2 }, score: 250 }, []],
    [{ q0: '', score: '' }, { figures: {}, score: null }, []],
    [{ q0: '3', score: '3.01' }, { figures: {}, score: null }, ['q0', 'score']],
    [{ q0: '-1', score: '-1' }, { figures: {}, score: null }, ['q0', 'score']],
    [{ q0: '1', score: '1.234' }, { figures: { 'a4.funding': 1 }, score: null }, ['score']],
    [{ q0: ['1'], score: { a: 1 } }, { figures: { 'a4.funding': 1 }, score: null }, ['score']],
  ] as const)
    test(`${JSON.stringify(input)} is understood or named`, ({ assert }) => {
      const { answer, faults: found } = read(input)
      assert.deepEqual({ figures: answer.figures, score: answer.score }, expected as typeof answer)
      assert.deepEqual(
        found.map(({ field }) => field),
        [...faults]
      )
    })

  test('a share has a part that is not above its whole', ({ assert }) => {
    const of = { asked: askedOf(share), weight: 300 }
    assert.deepEqual(read({ q0part: '9', q0whole: '10' }, of).answer.figures, { 'x.rate': { part: 9, whole: 10 } })
    for (const bad of [{ q0part: '9' }, { q0part: '11', q0whole: '10' }, { q0part: '0', q0whole: '0' }])
      assert.lengthOf(read(bad, of).faults, 1)
  })
})

test.group('What is missing', () => {
  const line = {
    ...{
      asked: askedOf(one('a4')),
      indicator: { ...one('a4'), evidence: false },
      pieces: [],
      suggested: { hundredths: 0, isWhole: false },
    },
    answer: EMPTY,
  }

  test('is named by its field', ({ assert }) => {
    const fields = missingOf(line).map(({ field }) => field)
    assert.deepEqual(fields, ['q0', 'score', 'statement'])
    const whole = { figures: { 'a4.funding': 2 }, score: 300, statement: '已落实。' }
    assert.deepEqual(missingOf({ ...line, answer: whole }), [])
    assert.deepEqual(
      missingOf({ ...line, answer: { ...whole, statement: '字'.repeat(1001) } }).map(({ reason }) => reason),
      ['too_long']
    )
    assert.deepEqual(missingOf({ ...line, answer: whole }, { answered: null }), [{ field: 'answer', reason: 'answer' }])
    assert.deepEqual(
      missingOf({ ...line, indicator: one('e3'), asked: [], answer: whole }).map(({ field }) => field),
      ['evidence']
    )
  })

  test('of what the records decide alone words are asked only for another score', ({ assert }) => {
    const c1 = { ...line, indicator: one('c1'), asked: [], suggested: { hundredths: 900, isWhole: true } }
    assert.isFalse(needsWords(c1))
    assert.isFalse(needsWords({ ...c1, answer: { ...EMPTY, score: 900 } }))
    assert.isTrue(needsWords({ ...c1, answer: { ...EMPTY, score: 1000 } }))
  })
})
