import { test } from '@japa/runner'
import i18nManager from '@adonisjs/i18n/services/main'
import { changedFrame, changedQuestions } from '#app/questions/compare_versions'
import {
  changeQuestion,
  copyQuestion,
  moveSection,
  placeQuestion,
  removeQuestion,
  stepQuestion,
  withFrame,
} from '#app/questions/edit_content'
import type { Question, QuestionContent } from '#app/questions/question_content'
import { typedQuestion } from '#app/questions/typed_question'

const both = (zh: string, en = zh) => ({ zh, en })
const ask = (id: string, more: object = {}) =>
  ({
    ...{ kind: 'level', id, text: both(`题 ${id}`), required: true, notApplicable: true },
    ...more,
  }) as Question
const content: QuestionContent = {
  intro: both('开始'),
  thanks: both('结束'),
  dimensions: [{ id: 'd', name: both('维度'), weight: 100 }],
  sections: [
    { id: 's1', title: both('一'), questions: [ask('a', { role: 'overall' }), ask('b'), ask('c', { dimension: 'd' })] },
    { id: 's2', title: both('二'), questions: [ask('e')] },
  ],
}
const orderOf = ({ sections }: QuestionContent) =>
  sections.map(({ questions }) => questions.map(({ id }) => id).join('')).join('|')

test.group('Writing a question set', () => {
  test('{id} {by} leads to {order}')
    .with([
      { id: 'a', by: -1, order: 'abc|e' },
      { id: 'b', by: -1, order: 'bac|e' },
      { id: 'b', by: 1, order: 'acb|e' },
      { id: 'c', by: 1, order: 'ab|ce' },
      { id: 'e', by: -1, order: 'abce|' },
      { id: 'e', by: 1, order: 'abc|e' },
    ] as const)
    .run(({ assert }, { id, by, order }) => assert.equal(orderOf(stepQuestion(content, id, by)), order))

  test('dragged to a place it stands there; to nowhere it stays', ({ assert }) => {
    assert.equal(orderOf(placeQuestion(content, 'a', 's2', 1)), 'bc|ea')
    assert.equal(orderOf(placeQuestion(content, 'e', 's1', 0)), 'eabc|')
    assert.equal(orderOf(placeQuestion(content, 'a', 'nowhere', 0)), 'abc|e')
    assert.equal(orderOf(moveSection(content, 's2', -1)), 'e|abc')
    assert.equal(orderOf(moveSection(content, 's2', 1)), 'abc|e')
  })

  test('a copy has an id of its own and leaves the part in the results to the first', ({ assert }) => {
    const copied = copyQuestion(content, 'a', 'z')
    assert.equal(orderOf(copied), 'azbc|e')
    assert.notProperty(copied.sections[0].questions[1], 'role')
    assert.propertyVal(copied.sections[0].questions[0], 'role', 'overall')
  })

  test('questions of a dimension that is gone belong to none', ({ assert }) => {
    const { intro, thanks } = content
    const after = withFrame(content, { intro, thanks, dimensions: [] })
    assert.notProperty(after.sections[0].questions[2], 'dimension')
  })

  test('what is typed never changes id or kind; answers of one question are one condition, empty rows are none', ({
    assert,
  }) => {
    const typed = {
      ...{ zh: '新题', required: true, id: 'other', kind: 'text' },
      when: [{ answer: 'a=5' }, { answer: 'a=4' }, { answer: null }, { answer: 'b=1' }],
      options: [{ id: 'n1', zh: '甲', en: null }, { id: 'n2', zh: null, en: null }, { zh: '乙' }],
    }
    const question = typedQuestion(ask('x', { kind: 'single', options: [] }), typed)
    assert.deepInclude(question, {
      ...{ id: 'x', kind: 'single', text: { zh: '新题', en: '' } },
      when: [
        { question: 'a', in: ['5', '4'] },
        { question: 'b', in: ['1'] },
      ],
    })
    const { options } = question as Extract<Question, { kind: 'single' }>
    assert.deepEqual(
      options.map(({ text }) => text.zh),
      ['甲', '乙']
    )
    assert.equal(options[0].id, 'n1')
    assert.match(options[1].id, /^o\w{7}$/)
  })
})

test.group('What changed between two versions', () => {
  const words = i18nManager.locale('zh-CN')
  const kinds = (after: QuestionContent) =>
    changedQuestions(content, after, words).map(({ id, kind }) => `${id} ${kind}`)

  test('nothing, where nothing did', ({ assert }) => {
    assert.deepEqual(kinds(content), [])
    assert.deepEqual(changedFrame(content, content, words), [])
  })

  test('by the identity of questions: moved, added, removed, and changed in its words', ({ assert }) => {
    assert.deepEqual(kinds(stepQuestion(content, 'a', 1)), ['a moved'])
    assert.deepEqual(kinds(placeQuestion(content, 'a', 's2', 0)), ['a moved'])
    assert.deepEqual(kinds(copyQuestion(content, 'b', 'z')), ['z added'])
    assert.deepEqual(kinds(removeQuestion(content, 'b')), ['b removed'])
    const reworded = changeQuestion(placeQuestion(content, 'b', 's2', 0), ask('b', { text: both('题 b 新') }))
    const [change] = changedQuestions(content, reworded, words)
    assert.deepInclude(change, { id: 'b', kind: 'changed' })
    assert.deepEqual(
      change.lines.map(({ key }) => key),
      ['text', 'text_en']
    )
    assert.include(
      change.lines[0].parts
        .filter(({ kind }) => kind === 'added')
        .map(({ text }) => text)
        .join(''),
      '新'
    )
  })

  test('weights and words around the questions', ({ assert }) => {
    const after = withFrame(content, { ...content, dimensions: [{ ...content.dimensions[0], weight: 50 }] })
    assert.deepEqual(
      changedFrame(content, after, words).map(({ key }) => key),
      ['dimensions']
    )
  })
})
