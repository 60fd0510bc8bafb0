import { inInstallation } from './in_installation.js'

/** Run by an installation: a wave to two thousand people, whose letters are asked for. */
const PEOPLE = 2000
await inInstallation(async () => {
  const { default: db } = await import('@adonisjs/lucid/services/db')
  const { makeWorld } = await import('../world.js')
  const { addressOf, sendingWave } = await import('./surveys.js')
  const wave = await sendingWave(await makeWorld(), PEOPLE)
  /** What officials are told would mix with the letters. */
  await db.from('outbox').whereNot('job', 'surveys/send_slice').update({ done_at: '2026-01-01 00:00:00' })
  return { wave: wave.id, recipients: Array.from({ length: PEOPLE }, (_, at) => addressOf(at)) }
})
