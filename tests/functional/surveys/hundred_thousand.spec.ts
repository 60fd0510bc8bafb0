import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { beginSlice, claimLetters } from '#app/surveys/claim_letters'
import { registerRecipientSources } from '#app/surveys/recipient_sources'
import SurveyIntake from '#app/surveys/survey_intake'
import { askSource, takeRecipients } from '#app/surveys/survey_intake_workflow'
import { moveSending } from '#app/surveys/survey_sending'
import { countsOfWaves } from '#app/surveys/wave_progress'
import { recipientSource } from '#app/surveys/recipient_sources'
import config from '#config/surveys'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { countQueries } from '#tests/support/queries'
import { addressOf, openWave } from '#tests/support/surveys'
import { makeWorld } from '#tests/world'

const MANY = 100_000
const AT_A_TIME = 5000

registerRecipientSources({
  key: 'many',
  hasPeriod: false,
  async *batches() {
    for (let from = 0; from < MANY; from += AT_A_TIME)
      yield Array.from({ length: AT_A_TIME }, (_, at) => ({
        ...{ email: addressOf(from + at), name: null, designationId: null },
      }))
  },
})

test.group('A hundred thousand recipients', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are counted, taken, claimed and shown in few statements', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const wave = await openWave(world)
    await drainOutbox()
    await askSource(wave, recipientSource('many')!, null, actor(handler))
    /** Five for each five hundred, and some. */
    assert.isBelow((await countQueries(() => drainOutbox())).length, 5 * (MANY / 500) + 100)
    const intake = await SurveyIntake.firstOrFail()
    assert.include(intake.$attributes, { state: 'counted', found: MANY, fresh: MANY, doubles: 0 })

    await takeRecipients(intake, actor(handler))
    assert.isBelow((await countQueries(() => drainOutbox())).length, 250)
    await intake.refresh()
    assert.include(intake.$attributes, { state: 'taken', added: MANY })

    await moveSending('begin', wave, actor(handler))
    const slice = (await beginSlice(wave.id, wave.sliceNumber))!
    let claimed = 0
    const statements = await countQueries(async () => {
      const claim = await claimLetters(slice)
      claimed = claim.kind === 'letters' ? claim.letters.length : 0
    })
    assert.equal(claimed, config.mostAtATime)
    assert.isBelow(statements.length, config.mostAtATime + 12)

    const one = await countQueries(async () => {
      const counts = (await countsOfWaves([wave.id]))(wave.id)
      assert.deepEqual([counts.total, counts.sending, counts.due], [MANY, config.mostAtATime, MANY])
    })
    assert.lengthOf(one, 1)
    const page = await countQueries(async () => {
      const shown = await client.get(`/surveys/${wave.id}/sending`).loginAs(handler)
      shown.assertTextIncludes('100,000')
    })
    assert.isBelow(page.length, 16)
  })
})
