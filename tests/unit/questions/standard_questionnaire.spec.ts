import { test } from '@japa/runner'
import { checkAnswers } from '#app/questions/check_answers'
import { findingsIn } from '#app/questions/publishing_checks'
import { questionsOf } from '#app/questions/question_content'
import { standardContent } from '#app/questions/standard_content'

const questions = questionsOf(standardContent)
const question = (id: string) => questions.find((one) => one.id === id)!

/** Answers of somebody who was not trained. */
const TYPED = {
  ...Object.fromEntries(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10', 'q11'].map((id) => [id, '4'])),
  ...{ q12: '8', q13: 'above', q16: 'enterprise', q19: ['consultation'], q20: 'once' },
}

test.group('The standard questionnaire', () => {
  test('asks Q1 to Q21 and for a way to call back, and can be published as it is, in both languages', ({ assert }) => {
    const wanted = Array.from({ length: 21 }, (_, index) => `q${index + 1}`)
    assert.sameMembers(
      questions.map(({ id }) => id),
      [...wanted, 'contact']
    )
    assert.deepEqual(findingsIn(standardContent), [])
  })

  test('its six dimensions weigh 15, 20, 25, 15, 10 and 15: together 100', ({ assert }) => {
    const weights = standardContent.dimensions.map(({ weight }) => weight)
    assert.deepEqual(weights, [15, 20, 25, 15, 10, 15])
    const items = standardContent.dimensions.map(({ id }) =>
      questions.filter((one) => one.kind === 'level' && one.dimension === id).map((one) => one.id)
    )
    assert.deepEqual(items, [['q1', 'q2'], ['q3', 'q4'], ['q5', 'q6'], ['q7', 'q8'], ['q9'], ['q10']])
  })

  test('the parts that results look for have their roles', ({ assert }) => {
    const roles = Object.fromEntries(questions.flatMap(({ id, role }) => (role ? [[role, id]] : [])))
    assert.deepEqual(roles, {
      ...{ overall: 'q11', nps: 'q12', expectation: 'q13', identity: 'q16', district: 'q17', industry: 'q18' },
      ...{ service_type: 'q19', times: 'q20', opinion: 'q21', contact: 'contact' },
    })
    assert.deepInclude(question('q21'), { kind: 'text', max: 500, required: false })
  })

  test('only who was trained is asked about the training', async ({ assert }) => {
    const outsider = await checkAnswers(standardContent, { q: TYPED }, { complete: true })
    assert.deepEqual(outsider.problems, [])
    const trainee = await checkAnswers(standardContent, { q: { ...TYPED, q19: ['training'] } }, { complete: true })
    assert.deepEqual(
      trainee.problems.map(({ path, key }) => `${path} ${key}`),
      ['q.q14 required', 'q.q15 required']
    )
  })
})
