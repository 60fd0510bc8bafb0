import { test } from '@japa/runner'
import edge from 'edge.js'
import i18nManager from '@adonisjs/i18n/services/main'
import { checkAnswers } from '#app/questions/check_answers'
import { drawQuestions } from '#app/questions/drawn_questions'
import { questionColumns } from '#app/questions/question_columns'
import { CONTENT } from '#tests/support/questions'

const zh = i18nManager.locale('zh-CN')
const en = i18nManager.locale('en')

test.group('Questions as respondents see them', () => {
  test('a conditional question says when it is asked, for those without scripts', ({ assert }) => {
    const [, training, reason] = drawQuestions(CONTENT, zh).sections[0].questions
    assert.equal(training.note, '若第 1 题选择“选项 training”，请回答。')
    assert.equal(reason.note, '若第 2 题选择“不满意”或“非常不满意”，请回答。')
    const [, english] = drawQuestions(CONTENT, en).sections[0].questions
    assert.equal(english.note, 'Please answer if the answer to question 1 is “Option training”.')
    assert.deepEqual(JSON.parse(training.when!), [{ question: 'services', in: ['training'] }])
  })

  test('a refused form keeps what was typed, with each fault at its question and in the summary', async ({
    assert,
  }) => {
    const answers = { services: ['search'], overall: '5', parts: { desk: '4' }, nps: '12', opinion: '<b>好</b>' }
    const { problems } = await checkAnswers(CONTENT, { q: answers }, { complete: true })
    const set = drawQuestions(CONTENT, zh, { answers, problems })
    assert.deepEqual(set.problems, [
      { id: 'q-parts-phone', message: '第 5 题：请回答本题' },
      { id: 'q-nps', message: '第 6 题：请从给出的选项中选择' },
    ])
    const html = await edge.render('components/questions/form', { set })
    for (const part of ['q-parts-phone', 'q-nps', 'q-nps-error', 'q-parts-phone-error'])
      assert.include(html, `id="${part}"`)
    assert.match(html, /name="q\[services\]\[\]" value="search"\s+checked/)
    assert.match(html, /name="q\[parts\]\[desk\]" value="4"\s+checked/)
    assert.include(html, '&lt;b&gt;好&lt;/b&gt;')
    assert.notInclude(html, 'style=')
  })

  test('every group of answers has its legend, and no control is without a name', async ({ assert }) => {
    const html = await edge.render('components/questions/form', { set: drawQuestions(CONTENT, zh) })
    const count = (pattern: RegExp) => [...html.matchAll(pattern)].length
    assert.equal(count(/<fieldset/g), count(/<legend/g))
    assert.equal(count(/<fieldset/g), 8 + 2)
    assert.equal(count(/<(input|textarea)/g), count(/<(input|textarea)[^>]* name="q\[/g))
  })
})

test.group('Answers as a table', () => {
  test('has a column for each question and each row of a matrix, in the words of the reader', ({ assert }) => {
    const answers = {
      ...{ services: ['search', 'other'], training: null, reason: null, overall: '5', nps: '10' },
      ...{ parts: { desk: 'na' }, visits: '3', opinion: '好' },
    }
    const read = (words: typeof zh) =>
      questionColumns(CONTENT, words).map(({ header, text }) => [header, text(answers)] as const)
    assert.deepEqual(read(zh), [
      ['服务', '选项 search、选项 other'],
      ['培训', null],
      ['原因', null],
      ['总体', '非常满意'],
      ['各环节 — 选项 desk', '不了解/不适用'],
      ['各环节 — 选项 phone', null],
      ['推荐', '10'],
      ['次数', '3'],
      ['意见', '好'],
    ])
    assert.deepEqual(read(en)[3], ['Overall', 'Very satisfied'])
  })
})
