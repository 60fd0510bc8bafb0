import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { standardContent } from '#app/questions/standard_content'
import { answerSurvey } from '#database/demo/survey_answers'
import { countOf } from '#tests/support/rows'
import { invite, waveIn } from '#tests/support/survey_answers'
import { makeWorld } from '#tests/world'

test.group('The demonstration', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('has people who answer the standard questionnaire as it is asked', async ({ assert }) => {
    const wave = await waveIn(await makeWorld(), { content: standardContent })
    await invite(wave, 40)
    await answerSurvey(wave, 0.6)
    const released = await db.from('survey_answers')
    assert.isAtLeast(released.length, 10)
    const spent = await countOf(db.from('survey_invitations').where({ is_spent: true }))
    assert.equal(released.length + (await countOf(db.from('survey_pool'))), spent)
    for (const { answers } of released) {
      const given = typeof answers === 'string' ? JSON.parse(answers) : answers
      assert.include(['5', '4', '3', '2', '1'], given.q11)
      assert.isNotNull(given.q20)
    }
  })
})
