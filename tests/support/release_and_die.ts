import { inInstallation } from './in_installation.js'

/** Run by an installation: lets answers out, and is killed after so many statements (`DIES_AFTER`), mid-transaction. */
await inInstallation(async () => {
  const { default: db } = await import('@adonisjs/lucid/services/db')
  const { releaseAnswers } = await import('#app/survey_answers/release_answers')
  const { id } = await db.from('survey_waves').firstOrFail()
  let left = Number(process.env.DIES_AFTER ?? Infinity)
  const client = db.connection().getWriteClient()
  client.on('query', () => void (--left === 0 && process.kill(process.pid, 'SIGKILL')))
  await releaseAnswers(id)
  return { done: true }
})
