import { test } from '@japa/runner'
import { evaluatedFigures, together } from '#app/evaluation_results/evaluated_figures'
import { indicatorsOf } from '#app/indicators/indicator_content'
import { scoreOf } from '#app/indicators/rules'
import { standardContent } from '#app/indicators/standard_content'
import { NOTHING_FILED } from '#app/self_assessments/filed_contents'
import type { SelfFigure } from '#app/self_assessments/self_assessment'

const sheets = (...found: SelfFigure[]) =>
  found.map((one) => ({ scores: { 'd1.quality': 2.5 }, findings: { 'b1.sampled': one }, verdicts: {} }))
const b1 = indicatorsOf(standardContent).find(({ id }) => id === 'b1')!

test.group('What experts found', () => {
  test('is one larger sample where records are counted', ({ assert }) => {
    const given = sheets({ part: 10, whole: 10 }, { part: 2, whole: 4 }, { part: 18, whole: 20 })
    const figures = evaluatedFigures(standardContent, { records: {}, filed: NOTHING_FILED, sheets: given })
    assert.deepEqual(figures['b1.sampled'], { part: 30, whole: 34 })
    assert.deepEqual(figures['d1.quality'], [2.5, 2.5, 2.5])
    assert.equal(scoreOf(b1, 'general', figures).hundredths, 100)
    const better = sheets({ part: 10, whole: 10 }, { part: 9, whole: 10 }, { part: 8, whole: 10 })
    const at = evaluatedFigures(standardContent, { records: {}, filed: NOTHING_FILED, sheets: better })
    assert.equal(scoreOf(b1, 'general', at).hundredths, 200)
  })

  test('is not known yet of fewer than three', ({ assert }) => {
    const given = sheets({ part: 1, whole: 1 }, { part: 1, whole: 1 })
    const figures = evaluatedFigures(standardContent, { records: {}, filed: NOTHING_FILED, sheets: given })
    assert.notProperty(figures, 'b1.sampled')
    assert.include(scoreOf(b1, 'general', figures).missing, 'b1.sampled')
  })

  for (const [said, expected] of [
    [[1, 0, 1], 1],
    [[1, 0, 0], 0],
    [[1, 1, 0, 0], 0.5],
    [[5, 100, 7], 7],
    [[2, 1.25, 1.26, 0], 1.255],
  ] as const) {
    test(`of ${said.join(', ')} is the middle, ${expected}`, ({ assert }) => assert.equal(together(said), expected))
  }
})
