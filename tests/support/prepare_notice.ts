import { inInstallation } from './in_installation.js'

/** Run by an installation: fills its database with the world of the tests and an application in its public notice. */
await inInstallation(async () => {
  const { applicationIn } = await import('./applications.js')
  const { makeWorld } = await import('../world.js')
  const world = await makeWorld()
  const { id } = await applicationIn('public_notice', world)
  const { default: db } = await import('@adonisjs/lucid/services/db')
  /** What was announced on the way is not what the tests are about. */
  await db.from('outbox').delete()
  const people = Object.entries(world.people).map(([name, person]) => [
    name,
    Array.isArray(person) ? null : person.email,
  ])
  return { applicationId: id, emails: Object.fromEntries(people) }
})
