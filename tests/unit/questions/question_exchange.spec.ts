import { test } from '@japa/runner'
import { importedContent } from '#app/questions/question_exchange'
import { CONTENT, contentOf, QUESTIONS } from '#tests/support/questions'

const file = (content: object, format = 'jingzhi.question-set/1') =>
  importedContent(JSON.stringify({ format, content }))

test.group('The file of a question set', () => {
  test('is read with everything that a question set has, translated or not', async ({ assert }) => {
    const half = { ...QUESTIONS[3], text: { zh: '总体', en: '' } }
    const content = contentOf(half, ...QUESTIONS.slice(4))
    assert.deepEqual(await file(content), content)
    assert.deepEqual(await file({ ...CONTENT, more: 1 }), CONTENT)
  })

  test('is refused as a whole where anything is not as it should be', async ({ assert }) => {
    const [first, ...others] = QUESTIONS
    const wrong = [
      file(CONTENT, 'another'),
      file({ ...CONTENT, sections: 'all' }),
      file(contentOf({ ...first, kind: 'dance' } as never, ...others)),
      file(contentOf({ ...first, id: 'a b' }, ...others)),
      file(contentOf({ ...first, text: { zh: '长'.repeat(301), en: '' } }, ...others)),
      importedContent('{'),
      importedContent('null'),
    ]
    for (const content of await Promise.all(wrong)) assert.isNull(content)
  })
})
