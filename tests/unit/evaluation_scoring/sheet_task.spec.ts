import { test } from '@japa/runner'
import { standardContent } from '#app/indicators/standard_content'
import { needsReason } from '#app/evaluation_scoring/sheet_form'
import { askedOfExperts, marksOf, progressOf } from '#app/evaluation_scoring/sheet_task'
import { hundredths } from '#app/evaluation_scoring/sheet_versions'

const filed = {
  answers: {},
  evidence: [1, 2].map((id) => ({ id, indicator: 'd2', number: id, name: '台账', sha256: '' })),
}

test.group('A score sheet', () => {
  test('asks for the figures that experts give, and for nothing else', ({ assert }) => {
    assert.deepEqual(
      marksOf(standardContent).map(({ figure, points }) => [figure, points]),
      [
        ['d1.quality', 3],
        ['d2.quality', 5],
        ['e3.benefit', 5],
      ]
    )
  })

  test('asks what a rule turns into points, too: a sample of records', ({ assert }) => {
    assert.deepEqual(
      askedOfExperts(standardContent).map(({ figure, kind }) => [figure, kind]),
      [['b1.sampled', 'share']]
    )
  })

  test('counts what is done; what cannot be handed in is not done', ({ assert }) => {
    const marks = marksOf(standardContent)
    const asked = askedOfExperts(standardContent)
    const nothing = { scored: 0, marks: 3, found: 0, asked: 1, judged: 0, pieces: 2, total: 0 }
    assert.deepEqual(progressOf({ marks, asked, filed }, null), nothing)
    const scores = { 'd1.quality': 2.1, 'd2.quality': 5.1, 'e3.benefit': 0 }
    const verdicts = { 1: { accepted: false, reason: '' } }
    const findings = { 'b1.sampled': { part: 9, whole: 10 } }
    assert.deepEqual(progressOf({ marks, asked, filed }, { scores, findings, verdicts }), {
      ...nothing,
      scored: 2,
      found: 1,
      judged: 1,
      total: 210,
    })
  })

  for (const [score, expected] of [
    [4, false],
    [3.9, true],
    [0, true],
    [5, false],
  ] as const) {
    test(`${score} of 5 points ${expected ? 'wants' : 'wants no'} reason`, ({ assert }) => {
      assert.equal(needsReason(score, { points: 5 }), expected)
    })
  }

  test('tenths add up to hundredths exactly', ({ assert }) => {
    assert.equal(hundredths({ a: 0.1, b: 0.2, c: 2.7 }), 300)
    assert.equal(hundredths({}), 0)
  })
})
