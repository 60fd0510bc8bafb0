import { inInstallation } from './in_installation.js'

/** Run by an installation: as many applications as one act can have, and the act on them, confirmed. */
await inInstallation(async () => {
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
  return { rows: MOST_ROWS }
})
