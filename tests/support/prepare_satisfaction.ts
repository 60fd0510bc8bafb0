import { inInstallation } from './in_installation.js'

/** Run by an installation: the people of the tests, the standard questionnaire and four points to be rated. */
await inInstallation(async () => {
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
  return { points, emails }
})
