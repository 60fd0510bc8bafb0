import { test } from '@japa/runner'
import { findingsIn } from '#app/questions/publishing_checks'
import type { Question, QuestionContent } from '#app/questions/question_content'
import { CONTENT, contentOf, QUESTIONS } from '#tests/support/questions'

const both = (zh: string, en = zh) => ({ zh, en })
const level = (more: object = {}): Question => ({
  ...{ kind: 'level', id: 'a', text: both('题目', 'Question'), required: true, notApplicable: true },
  ...more,
})
const single = (more: object = {}): Question => ({
  ...{ kind: 'single', id: 'a', text: both('题目', 'Question'), required: true },
  options: ['x', 'y'].map((id) => ({ id, text: both(id) })),
  ...more,
})
const asks = (...questions: Question[]) => contentOf(...questions)
const dimension = (id: string, weight: number) => ({ id, name: both(id), weight })
const weighed = (...weights: number[]): QuestionContent => ({
  ...asks(...weights.map((_, index) => level({ id: `a${index}`, dimension: `d${index}` }))),
  dimensions: weights.map((weight, index) => dimension(`d${index}`, weight)),
})
const first = single({ id: 'first' })
const after = (question: string, ...values: string[]) => level({ when: [{ question, in: values }] })

test.group('Before a question set is published', () => {
  test('one of each kind with conditions is in order', ({ assert }) => {
    assert.deepEqual(findingsIn(CONTENT), [])
  })

  test('{key} stands in the way')
    .with([
      { key: 'no_questions', content: asks(), also: ['empty_section'] },
      { key: 'too_many_questions', content: asks(...Array.from({ length: 101 }, (_, at) => level({ id: `a${at}` }))) },
      { key: 'weights', content: weighed(60, 30) },
      { key: 'weights', content: weighed(60, 50) },
      { key: 'empty_dimension', content: { ...asks(level()), dimensions: [dimension('d0', 100)] } },
      { key: 'repeated_id', content: asks(level(), level()) },
      { key: 'repeated_role', content: asks(level({ role: 'overall' }), level({ id: 'b', role: 'overall' })) },
      { key: 'bad_id', content: asks(level({ id: '1' })) },
      { key: 'bad_id', content: asks(level({ id: 'a.b' })) },
      { key: 'no_chinese', content: asks(level({ text: both('', 'Question') })) },
      {
        key: 'no_chinese',
        content: asks(single({ options: [first, first].map((_, at) => ({ id: `o${at}`, text: both('') })) })),
      },
      { key: 'few_options', content: asks(single({ options: [{ id: 'x', text: both('x') }] })) },
      { key: 'repeated_option', content: asks(single({ options: ['x', 'x'].map((id) => ({ id, text: both(id) })) })) },
      { key: 'most', content: asks(single({ kind: 'multiple', most: 3 })) },
      { key: 'range', content: asks(level({ kind: 'number', min: 5, max: 5 })) },
      { key: 'characters', content: asks(level({ kind: 'text', max: 2001, multiline: true })) },
      { key: 'condition_order', content: asks(after('nowhere', 'x')) },
      { key: 'condition_order', content: asks(after('first', 'x'), first) },
      { key: 'condition_answer', content: asks(first, after('first', 'z')) },
      { key: 'condition_answer', content: asks(first, after('first')) },
      { key: 'condition_answer', content: asks(level({ id: 'b', notApplicable: false }), after('b', 'na')) },
      { key: 'dimension', content: asks(level({ dimension: 'gone' })) },
    ])
    .run(({ assert }, { key, content, also = [] }) => {
      const findings = findingsIn(content)
      assert.sameMembers(
        findings.map((finding) => finding.key),
        [key, ...also]
      )
      assert.isTrue(findings.every(({ isWarning }) => !isWarning))
    })

  test('missing English is told, and does not stand in the way', ({ assert }) => {
    const findings = findingsIn(asks(level({ text: both('题目', '') })))
    assert.deepEqual(findings, [{ key: 'no_english', at: 'a', params: {}, isWarning: true }])
  })

  test('two dimensions of 60 and 40 are 100', ({ assert }) => {
    assert.deepEqual(findingsIn(weighed(60, 40)), [])
    assert.lengthOf(QUESTIONS, 8)
  })
})
