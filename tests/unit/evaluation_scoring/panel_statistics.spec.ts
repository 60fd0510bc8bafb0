import { test } from '@japa/runner'
import { panelStatistics, type GivenSheet } from '#app/evaluation_scoring/panel_statistics'

const sheet = (expertId: number, scores: Record<string, number>, accepted = true): GivenSheet => ({
  ...{ expertId, scores, verdicts: { 7: { accepted, reason: '' } } },
})

test.group('What a panel gave', () => {
  const sheets = new Map([
    [1, [sheet(1, { a: 3, b: 5 }), sheet(2, { a: 2.5, b: 4.5 }), sheet(3, { a: 2, b: 3 }, false)]],
    [2, [sheet(1, { a: 3, b: 4 }), sheet(2, { a: 3, b: 3.5 }), sheet(3, { a: 2, b: 3.5 })]],
  ])

  test('who is strict, how far the scores of a point lie apart, and which evidence is disputed', ({ assert }) => {
    const { experts, points, disputed, alpha } = panelStatistics(sheets, 13)
    assert.deepEqual(
      experts.map(({ expertId, severity, count }) => [expertId, severity, count]),
      [
        [1, 1, 2],
        [2, 0.25, 2],
        [3, -1.25, 2],
      ]
    )
    assert.deepEqual(points, [
      { evaluationId: 1, sheets: 3, mean: 6.67, lowest: 5, highest: 8, gap: 3, gapPercent: 23.08, isWide: true },
      { evaluationId: 2, sheets: 3, mean: 6.33, lowest: 5.5, highest: 7, gap: 1.5, gapPercent: 11.54, isWide: false },
    ])
    assert.deepEqual(disputed, [{ evaluationId: 1, evidenceId: 7, accepted: 2, judged: 3 }])
    assert.isBelow(alpha!, 1)
  })

  test('nothing handed in gives nothing, and nothing is wide where nothing can be given', ({ assert }) => {
    assert.deepEqual(panelStatistics(new Map(), 13), { experts: [], points: [], disputed: [], alpha: null })
    assert.deepEqual(panelStatistics(new Map([[1, []]]), 13).points, [])
    assert.equal(panelStatistics(new Map([[1, [sheet(1, {})]]]), 0).points[0].gapPercent, 0)
  })
})
