import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import { APP_ROOT, IMPORTER } from '../../bin/ignition.js'

/** Run by an installation: as many applications as one act can have, and the act on them, confirmed. */
const app = new Ignitor(APP_ROOT, { importer: IMPORTER })
  .tap((starting) => starting.booting(async () => void (await import('#start/env'))))
  .createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { makeWorld } = await import('../world.js')
  const { actor } = await import('./applications.js')
  const { manyApplications } = await import('./many_applications.js')
  const { chooseRows, MOST_ROWS, startBulkAct } = await import('#app/workflow/bulk_workflow')
  const world = await makeWorld()
  const { haidianReviewer } = world.people
  const chosen = await chooseRows(
    'point_application.accept',
    await manyApplications(world, MOST_ROWS),
    haidianReviewer.id
  )
  await startBulkAct(chosen, actor(haidianReviewer), { opinion: '材料齐全，予以受理。' })
  console.log(JSON.stringify({ rows: MOST_ROWS }))
})
await app.terminate()
