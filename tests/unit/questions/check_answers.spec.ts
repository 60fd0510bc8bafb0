import { test } from '@japa/runner'
import { askedQuestions } from '#app/questions/asked_questions'
import { checkAnswers } from '#app/questions/check_answers'
import { CONTENT, TYPED } from '#tests/support/questions'

const check = (more: Record<string, unknown>, complete = true) =>
  checkAnswers(CONTENT, { q: { ...TYPED, ...more }, other: 'x' }, { complete })
const said = (problems: { path: string; key: string }[]) => problems.map(({ path, key }) => `${path} ${key}`)

test.group('Checking answers', () => {
  test('whole answers are kept in one shape, with null for what was not asked or not given', async ({ assert }) => {
    const { answers, problems } = await check({ opinion: ' 很好\r\n谢谢 ', visits: '１２', unknown: 'x' })
    assert.deepEqual(problems, [])
    assert.deepEqual(answers, {
      ...{ services: ['search'], training: null, reason: null, overall: '5' },
      ...{ parts: { desk: '4', phone: 'na' }, nps: '9', visits: '12', opinion: '很好\n谢谢' },
    })
  })

  test('{typed} is refused: {problem}')
    .with([
      { typed: { overall: null }, problem: ['q.overall required'] },
      { typed: { overall: 'na' }, problem: ['q.overall unknown'] },
      { typed: { overall: ['5', '4'] }, problem: ['q.overall required'] },
      { typed: { overall: '6' }, problem: ['q.overall unknown'] },
      { typed: { nps: '11' }, problem: ['q.nps unknown'] },
      { typed: { services: [] }, problem: ['q.services required'] },
      { typed: { services: ['search', 'fishing'] }, problem: ['q.services unknown'] },
      { typed: { services: ['search', 'other', 'training'], training: '5' }, problem: ['q.services tooMany'] },
      { typed: { services: 'training' }, problem: ['q.training required'] },
      { typed: { services: 'training', training: '2' }, problem: ['q.reason required'] },
      { typed: { parts: { desk: '4' } }, problem: ['q.parts.phone required'] },
      { typed: { parts: null }, problem: ['q.parts.desk required', 'q.parts.phone required'] },
      { typed: { parts: 'all' }, problem: ['q.parts.desk required', 'q.parts.phone required'] },
      { typed: { parts: { desk: '9', phone: '1' } }, problem: ['q.parts.desk unknown'] },
      { typed: { visits: 'many' }, problem: ['q.visits number'] },
      { typed: { visits: '100' }, problem: ['q.visits number'] },
      { typed: { visits: '1e1' }, problem: ['q.visits number'] },
      { typed: { opinion: '一二三四五六七八九十一' }, problem: ['q.opinion tooLong'] },
    ])
    .run(async ({ assert }, { typed, problem }) => {
      const { problems, answers } = await check(typed)
      assert.deepEqual(said(problems), problem)
      for (const { path } of problems) assert.isNull(answers[path.split('.')[1]])
    })

  test('ten characters are ten, also those outside the basic plane', async ({ assert }) => {
    const { problems } = await check({ opinion: '𠮷'.repeat(10) })
    assert.deepEqual(problems, [])
    const { problems: late } = await check({ opinion: '𠮷'.repeat(11) })
    assert.deepEqual(late, [{ path: 'q.opinion', key: 'tooLong', params: { max: 10, actual: 11 } }])
  })

  test('an answer to a question that is not asked is dropped, and so are the ones that follow from it', async ({
    assert,
  }) => {
    const { answers, problems } = await check({ services: ['other'], training: '1', reason: 'teacher' })
    assert.deepEqual(problems, [])
    assert.deepInclude(answers, { training: null, reason: null })
    const asked = await check({ services: ['training'], training: '1', reason: 'teacher' })
    assert.deepInclude(asked.answers, { training: '1', reason: 'teacher' })
  })

  test('while somebody is answering nothing is missing; what is valid is kept, what is not is named', async ({
    assert,
  }) => {
    const { answers, problems } = await checkAnswers(
      CONTENT,
      { q: { overall: '4', nps: '99', parts: { desk: '3' } } },
      { complete: false }
    )
    assert.deepEqual(said(problems), ['q.nps unknown'])
    assert.deepInclude(answers, { overall: '4', nps: null, parts: { desk: '3' }, services: null })
    assert.deepEqual(await checkAnswers(CONTENT, {}, { complete: false }), {
      problems: [],
      answers: Object.fromEntries(Object.keys(answers).map((id) => [id, null])),
    })
  })

  test('names that every object has are no answers', async ({ assert }) => {
    const { problems } = await checkAnswers(CONTENT, { q: Object.create(TYPED) }, { complete: true })
    assert.include(said(problems), 'q.overall required')
    const { answers } = await check({ parts: JSON.parse('{"__proto__":{"desk":"1","phone":"1"}}') }, false)
    assert.isNull(answers.parts)
  })

  test('a condition on a question that is not asked does not hold', ({ assert }) => {
    const ids = (answers: Record<string, unknown>) => askedQuestions(CONTENT, answers).map(({ id }) => id)
    assert.notInclude(ids({ services: ['search'], training: '1' }), 'reason')
    assert.include(ids({ services: ['search', 'training'], training: '1' }), 'reason')
  })
})
