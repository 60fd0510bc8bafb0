import { test } from '@japa/runner'
import type { Question, QuestionContent } from '#app/questions/question_content'
import { flagsOf } from '#app/survey_answers/answer_flags'
import { secondsSince, startedAt } from '#app/survey_answers/started'
import { leaveMoment, standAt } from '#app/core/clock'

const text = { zh: '', en: '' }
const levels = (count: number): Question[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ kind: 'level', id: `l${index}`, text, required: true, notApplicable: true },
  }))
const content = (questions: Question[]): QuestionContent => ({
  ...{ intro: text, thanks: text, dimensions: [] },
  sections: [{ id: 's', title: text, questions }],
})
const all = (count: number, level: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`l${index}`, level]))

test.group('What speaks against an answer', (group) => {
  group.each.teardown(() => leaveMoment())

  for (const [said, questions, answers, elapsed, expected] of [
    ['a minute is enough', levels(2), all(2, '5'), 60, []],
    ['59 seconds are not', levels(2), all(2, '5'), 59, ['hasty']],
    ['a time that nobody knows is not', levels(2), all(2, '5'), null, ['hasty']],
    ['five of one level say nothing', levels(5), all(5, '5'), 90, []],
    ['six are a straight line', levels(6), all(6, '3'), 90, ['straight_line']],
    ['one that differs is none', levels(7), { ...all(7, '3'), l0: '4' }, 90, []],
    ['not applicable does not count', levels(7), { ...all(7, 'na'), l0: '4' }, 90, []],
  ] as const) {
    test(said, ({ assert }) => assert.deepEqual(flagsOf(content([...questions]), answers, elapsed), [...expected]))
  }

  test('the rows of a matrix are items too', ({ assert }) => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, text }))
    const matrix: Question = { kind: 'matrix', id: 'm', text, required: true, notApplicable: false, rows }
    const same = Object.fromEntries(rows.map(({ id }) => [id, '4']))
    assert.deepEqual(flagsOf(content([matrix]), { m: same }, 90), ['straight_line'])
    assert.deepEqual(flagsOf(content([matrix]), { m: { ...same, a: '5' } }, 90), [])
  })

  test('an attention item that was missed, and a point that was not used', ({ assert }) => {
    const options = ['yes', 'none'].map((id) => ({ id, text }))
    const attention: Question = { kind: 'single', id: 'a', text, required: true, role: 'attention:yes', options }
    const times: Question = { kind: 'single', id: 't', text, required: true, role: 'times', options }
    const set = content([attention, times])
    assert.deepEqual(flagsOf(set, { a: 'yes', t: 'yes' }, 90), [])
    assert.deepEqual(flagsOf(set, { a: 'none', t: 'none' }, 90), ['attention', 'not_used'])
  })

  test('a form says when it was opened, and nobody else says it for it', ({ assert }) => {
    standAt(new Date('2026-11-28T02:00:00Z'))
    const started = startedAt('form', 30)
    standAt(new Date('2026-11-28T02:01:00Z'))
    assert.equal(secondsSince('form', started), 90)
    assert.isNull(secondsSince('another', started))
    assert.isNull(secondsSince('form', `1${started}`))
    for (const nonsense of [undefined, '', '.', 'a.b.c', ['x']]) assert.isNull(secondsSince('form', nonsense))
  })
})
