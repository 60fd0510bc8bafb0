import { test } from '@japa/runner'
import { caseText } from '../../../database/demo/case_texts.js'
import { runsOf, sharePercent, textOf } from '#app/cases/alike_cases'
import { bodyWords, answersIn } from '#app/cases/case_form'
import { wordCount } from '#app/core/word_count'
import limits from '#config/cases'
import type Organization from '#app/organizations/organization'

test.group('Cases of the demonstration', () => {
  const unit = { name: '潮白河书院' } as Organization
  const all = [
    ...Array.from({ length: 24 }, (_unused, n) => caseText(n, 2025, unit, { name: '林知远', email: 'a@b.example' })),
    ...Array.from({ length: 40 }, (_unused, n) => caseText(n + 40, 2026, unit, { name: '林', email: 'a@b.example' })),
  ]

  test('keep to the lengths', ({ assert }) => {
    for (const content of all) {
      assert.isAtMost(wordCount(content.title), limits.title)
      assert.isAtMost(wordCount(content.summary), limits.summary)
      assert.isAtMost(bodyWords(answersIn(content)), limits.body)
    }
  })

  test('are not taken for copies of each other', ({ assert }) => {
    const runs = all.map((content) => runsOf(textOf(content)))
    let most = 0
    runs.forEach((own, n) => runs.slice(0, n).forEach((other) => (most = Math.max(most, sharePercent(own, other)))))
    assert.isBelow(most, limits.alikeAlarm)
  })
})
