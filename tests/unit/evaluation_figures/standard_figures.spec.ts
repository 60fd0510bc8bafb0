import { test } from '@japa/runner'
import { figureDefinitions } from '#app/evaluation_figures/figure_definitions'
import { indicatorsOf } from '#app/indicators/indicator_content'
import { standardContent } from '#app/indicators/standard_content'
import { keysOf } from '#app/indicators/trial'

/** Figures that a person looks at who judges: the level of funds, products, what is open, how much a deduction takes. */
const JUDGED_BY = [
  ...['thematic_databases', 'funds', 'open_rectifications', 'late_complaints'],
  ...['alliance_months', 'open_results', 'open_databases', 'paid_basic', 'late_entries', 'misuse'],
]

const rules = indicatorsOf(standardContent).flatMap(({ code, parts }) =>
  parts.flatMap(({ source, rule }) => keysOf(rule).map((key) => ({ code, source, key, kind: rule.kind })))
)

test.group('What the standard system asks and what the records know', () => {
  test('every figure that it takes from records is in the catalogue, for that indicator and in that shape', ({
    assert,
  }) => {
    const asked = rules.filter(({ source }) => source === 'A')
    assert.isAbove(asked.length, 15)
    for (const { code, key, kind } of asked) {
      const definition = figureDefinitions.find((one) => one.key === key)
      assert.include(definition?.indicators, code, key)
      assert.equal(definition?.kind === 'share', kind === 'share' || kind === 'rate', key)
    }
  })

  test('every figure of the catalogue that names an indicator is asked by it, or only looked at', ({ assert }) => {
    const asked = rules.map(({ code, key }) => `${code} ${key}`)
    const scored = figureDefinitions.filter(({ key }) => !JUDGED_BY.includes(key))
    assert.includeMembers(
      asked,
      scored.flatMap(({ key, indicators }) => indicators.map((code) => `${code} ${key}`))
    )
    for (const key of JUDGED_BY)
      assert.notInclude(
        rules.map((one) => one.key),
        key
      )
  })
})
