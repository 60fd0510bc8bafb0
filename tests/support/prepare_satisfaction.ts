import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import { APP_ROOT, IMPORTER } from '../../bin/ignition.js'

/** Run by an installation: the people of the tests, the standard questionnaire and four points to be rated. */
const app = new Ignitor(APP_ROOT, { importer: IMPORTER })
  .tap((starting) => starting.booting(async () => void (await import('#start/env'))))
  .createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { inTransaction } = await import('#app/core/dialect')
  const { ensureStandardQuestionnaire } = await import('#app/questions/standard_questionnaire')
  const { makeDesignation } = await import('./designations.js')
  const { emptyTables } = await import('./empty_tables.js')
  const { makeOrganization, makeWorld } = await import('../world.js')
  await emptyTables()
  const { people } = await makeWorld()
  await inTransaction((trx) => ensureStandardQuestionnaire(trx))
  const points = []
  for (const [at, district] of ['110108', '110108', '110105', '110114'].entries()) {
    const name = `清河第${at + 1}图书馆`
    const organization = await makeOrganization({ name, district, serial: `MU000000${at}` })
    const { id, number } = await makeDesignation(organization)
    points.push({ id, number, name })
  }
  const emails = { handler: people.handler.email, head: people.head.email, leader: people.leader.email }
  console.log(JSON.stringify({ points, emails }))
})
await app.terminate()
