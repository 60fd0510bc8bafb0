import { inInstallation } from './in_installation.js'

/** Run by an installation: a wave in which some have answered and others have not. */
await inInstallation(async () => {
  const { makeWorld } = await import('../world.js')
  const { answer, formOf, invite, waveIn } = await import('./survey_answers.js')
  const wave = await waveIn(await makeWorld())
  const tokens = await invite(wave, 42)
  const waiting = tokens.splice(0, 2)
  for (const [index, token] of tokens.entries()) await answer(token, `意见${index}`)
  const { default: db } = await import('@adonisjs/lucid/services/db')
  await db.from('outbox').delete()
  return { waveId: wave.id, waiting, forms: waiting.map((token) => formOf(token)) }
})
