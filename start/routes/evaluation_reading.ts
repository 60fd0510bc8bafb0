import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const c = controllers.evaluationReading

/** 结果解读: what the results of a year say, for the bureau; a point reads its own part. */
router
  .group(() => {
    router.get('/', [c.CycleReadings, 'show']).as('show')
    router.get('export.xlsx', [c.CycleReadings, 'export']).as('export')
    router.get('years', [c.ReadingYears, 'show']).as('years')
    router.get('what-if', [c.WhatIfs, 'show']).as('what_if')
    router.get('what-if.xlsx', [c.WhatIfs, 'export']).as('what_if.export')
    router.get('sensitivity', [c.Sensitivities, 'show']).as('sensitivity')
    router.get('sensitivity.xlsx', [c.Sensitivities, 'export']).as('sensitivity.export')
  })
  .prefix('evaluation-cycles/:evaluation_cycle_id/reading')
  .as('evaluation_reading')
  .use(middleware.auth())

router
  .get('point-evaluations/:point_evaluation_id/reading', [c.PointReadings, 'show'])
  .as('point_readings.show')
  .use(middleware.auth())
