import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import env from '#start/env'
import { releaseAnswers } from '#app/survey_answers/release_answers'
import { emptyTables } from '#tests/support/empty_tables'
import { TYPED } from '#tests/support/questions'
import { countOf } from '#tests/support/rows'
import { answer, closeWave, formOf, invite, waveIn } from '#tests/support/survey_answers'
import { makeWorld } from '#tests/world'

/** Real commits: what happens at the same moment cannot share one transaction. */
test.group('At the same moment', (group) => {
  group.each.setup(() => emptyTables())
  group.each.setup(() => limiter.clear())
  group.teardown(() => emptyTables())

  test('one link pressed six times, with saves between: one answer, and no begun one', async ({ assert }) => {
    const [token] = await invite(await waveIn(await makeWorld()), 1)
    const { started } = formOf(token)
    const send = (act: string) =>
      fetch(`${env.get('APP_URL')}/s/${token}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams([
          ...[`q[services][]=${TYPED.services[0]}`, `q[overall]=${TYPED.overall}`, `q[nps]=${TYPED.nps}`]
            .concat(Object.entries(TYPED.parts).map(([row, level]) => `q[parts][${row}]=${level}`))
            .map((pair) => pair.split('=')),
          ...[
            ['started', started],
            ['act', act],
          ],
        ]),
      })
    const sent = await Promise.all(['finish', 'save', 'finish', 'save', 'finish', 'finish', 'save', 'finish'].map(send))
    assert.lengthOf(
      sent.filter(({ status }) => status === 200),
      1
    )
    assert.isTrue(sent.every(({ status }) => [200, 303, 410].includes(status)))
    assert.equal(await countOf(db.from('survey_pool')), 1)
    assert.equal(await countOf(db.from('survey_drafts')), 0)
  })

  test('people answer while three workers let answers out: nobody is lost, none is doubled', async ({ assert }) => {
    const wave = await waveIn(await makeWorld())
    const tokens = await invite(wave, 30)
    for (const token of tokens.slice(0, 15)) await answer(token, token.slice(-10))
    const late = tokens.slice(15).map((token) => answer(token, token.slice(-10)))
    await Promise.all([...late, releaseAnswers(wave.id), releaseAnswers(wave.id), releaseAnswers(wave.id)])
    await closeWave(wave)
    await Promise.all([releaseAnswers(wave.id), releaseAnswers(wave.id)])
    const rows = await db.from('survey_answers')
    const opinions = rows.map(({ answers }) => (typeof answers === 'string' ? JSON.parse(answers) : answers).opinion)
    assert.sameMembers(
      opinions,
      tokens.map((token) => token.slice(-10))
    )
    assert.equal(await countOf(db.from('survey_pool')), 0)
  })
})
