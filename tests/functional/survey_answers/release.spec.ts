import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { keepAnswers, releaseAnswers } from '#app/survey_answers/release_answers'
import SurveyAnswer from '#app/survey_answers/survey_answer'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { turnAnonymous } from '#app/survey_answers/turn_anonymous'
import SurveyWave from '#app/surveys/survey_wave'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { countOf } from '#tests/support/rows'
import { answer, closeWave, invite, waveIn } from '#tests/support/survey_answers'
import { makeWorld } from '#tests/world'

const pooled = () => countOf(db.from('survey_pool'))
const released = () => countOf(db.from('survey_answers'))

async function answers(tokens: string[]) {
  for (const [index, token] of tokens.entries()) await answer(token, `意见 ${index}`)
}

test.group('The pool', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('keeps everything until a batch and as much again are there, then keeps five', async ({ assert }) => {
    const wave = await waveIn(await makeWorld())
    const tokens = await invite(wave, 14)
    await answers(tokens.slice(0, 9))
    await keepAnswers()
    assert.deepEqual([await pooled(), await released()], [9, 0])
    await answers(tokens.slice(9))
    await keepAnswers()
    assert.deepEqual([await pooled(), await released()], [5, 9])
    await keepAnswers()
    assert.deepEqual([await pooled(), await released()], [5, 9], 'again: nothing')
    await closeWave(wave)
    await keepAnswers()
    assert.deepEqual([await pooled(), await released()], [0, 14])
    const rows = await SurveyAnswer.all()
    assert.lengthOf(new Set(rows.map((row) => row.receiptHash)), 14)
    assert.sameMembers([...new Set(rows.map((row) => row.releasedOn.toISODate()))], [beijingDay()])
    const batches = await db.from('survey_batches').orderBy('id')
    assert.deepEqual(
      batches.map((batch) => batch.answers),
      [9, 5]
    )
    const entries = await db.from('audit_entries').where({ action: 'survey_wave.answers_released' })
    assert.deepEqual(
      entries.map((entry) => JSON.parse(entry.details)),
      [{ answers: 9 }, { answers: 5 }]
    )
  })

  test('names a point only where enough answered for it', async ({ assert }) => {
    const world = await makeWorld()
    const wave = await waveIn(world)
    const many = await makeDesignation(world.organizations.haidian)
    const few = await makeDesignation(world.organizations.chaoyang)
    await answers(await invite(wave, 5, many.id))
    /** Twenty were asked about it, and three answered: of these three the register of letters knows the names. */
    await answers((await invite(wave, 20, few.id)).slice(0, 3))
    await answers(await invite(wave, 2))
    await closeWave(wave)
    await releaseAnswers(wave.id)
    const points = (await SurveyAnswer.all()).map(({ designationId }) => designationId)
    assert.lengthOf(
      points.filter((id) => id === many.id),
      5
    )
    assert.lengthOf(
      points.filter((id) => id === null),
      5
    )
  })

  test('with fewer than five in all they are counted and read by nobody', async ({ assert }) => {
    const wave = await waveIn(await makeWorld())
    await answers(await invite(wave, 4))
    await closeWave(wave)
    await releaseAnswers(wave.id)
    assert.deepEqual([await pooled(), await released()], [0, 0])
    const [batch] = await db.from('survey_batches')
    assert.equal(batch.answers, 4)
    assert.equal(Boolean(batch.is_read), false)
  })

  test('begun answers are forgotten when nobody can finish them any more', async ({ assert }) => {
    const wave = await waveIn(await makeWorld())
    const yesterday = addDays(beijingDay(), -1)
    const begun = () => db.from('survey_drafts').where({ wave_id: wave.id })
    await db.table('survey_drafts').insert({ name: 'extended', wave_id: wave.id, sealed: '', expires_on: yesterday })
    await keepAnswers()
    assert.lengthOf(await begun(), 1, 'the wave was given more days since')
    await db.from('survey_waves').where({ id: wave.id }).update({ closes_on: yesterday })
    await keepAnswers()
    assert.lengthOf(await begun(), 0)
    await db.table('survey_drafts').insert({ name: 'now', wave_id: wave.id, sealed: '', expires_on: beijingDay() })
    await closeWave(wave)
    await keepAnswers()
    assert.lengthOf(await db.from('survey_drafts'), 0)
  })
})

test.group('A wave with names', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('keeps who answered beside the answers, until it becomes anonymous: for good', async ({ assert }) => {
    const { people } = await world()
    const wave = await SurveyWave.findOrFail(people.wave.id)
    const tokens = await invite(wave, 16)
    await answers(tokens.slice(0, 10))
    await releaseAnswers(wave.id)
    assert.lengthOf(await db.from('survey_named_answers'), 5)

    await turnAnonymous(wave, actor(people.handler), wave.version)
    assert.isTrue(Boolean(wave.isAnonymous))
    assert.lengthOf(await db.from('survey_named_answers'), 0)
    await answers(tokens.slice(10))
    await closeWave(wave)
    await releaseAnswers(wave.id)
    assert.equal(await released(), 16)
    assert.lengthOf(await db.from('survey_named_answers'), 0, 'nor of those that waited then')
    await assert.rejects(() => turnAnonymous(wave, actor(people.handler), wave.version), StepNotAllowed)
    const told = await db.from('audit_entries').where({ action: 'survey_wave.turned_anonymous' })
    assert.lengthOf(told, 1)
  })

  async function world() {
    const made = await makeWorld()
    return { people: { ...made.people, wave: await waveIn(made, { isAnonymous: false }) } }
  }
})
