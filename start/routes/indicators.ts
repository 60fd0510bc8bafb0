import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.indicators

/** By what points are evaluated. */
router
  .group(() => {
    listRoutes('indicator-versions', [c.IndicatorVersions, 'index'])
    router.post('indicator-versions/standard', [c.IndicatorVersions, 'storeStandard']).as('indicator_versions.standard')
    router.resource('indicator-versions', c.IndicatorVersions).except(['edit', 'destroy'])

    const version = 'indicator-versions/:indicator_version_id'
    router.post(`${version}/next`, [c.IndicatorVersions, 'storeNext']).as('indicator_versions.next')
    router.post(`${version}/steps`, [c.IndicatorSteps, 'store']).as('indicator_versions.steps.store')
    router.get(`${version}/preview`, [c.IndicatorPreviews, 'show']).as('indicator_versions.preview')
    router.get(`${version}/trial`, [c.IndicatorTrials, 'show']).as('indicator_versions.trial')
    router.get(`${version}/changes`, [c.IndicatorChanges, 'show']).as('indicator_versions.changes')
    router.get(`${version}/workbook.xlsx`, [c.IndicatorWorkbooks, 'show']).as('indicator_versions.workbook.show')
    router.post(`${version}/workbook`, [c.IndicatorWorkbooks, 'update']).as('indicator_versions.workbook.update')
    router.get(`${version}/frame/edit`, [c.IndicatorFrames, 'edit']).as('indicator_versions.frame.edit')
    router.put(`${version}/frame`, [c.IndicatorFrames, 'update']).as('indicator_versions.frame.update')
    router.get(`${version}/weights/edit`, [c.IndicatorWeights, 'edit']).as('indicator_versions.weights.edit')
    router.put(`${version}/weights`, [c.IndicatorWeights, 'update']).as('indicator_versions.weights.update')

    const only = ['index', 'create', 'show'] as const
    router.resource('indicator-versions.groups', c.IndicatorGroups).except([...only])
    router.post(`${version}/groups/:id/moves`, [c.IndicatorGroups, 'move']).as('indicator_versions.groups.move')
    router.resource('indicator-versions.indicators', c.Indicators).except([...only])
    router.post(`${version}/indicators/:id/moves`, [c.Indicators, 'move']).as('indicator_versions.indicators.move')
    router.resource('indicator-versions.indicators.parts', c.IndicatorParts).only(['store', 'destroy'])
  })
  .use(middleware.auth())
