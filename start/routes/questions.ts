import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.questions

/** What surveys and supplementary questions ask. */
router
  .group(() => {
    listRoutes('question-sets', [c.QuestionSets, 'index'])
    router.post('question-sets/standard', [c.QuestionSets, 'storeStandard']).as('question_sets.store_standard')
    router.resource('question-sets', c.QuestionSets).except(['edit', 'destroy'])

    const version = 'question-versions/:question_version_id'
    router.resource('question-versions', c.QuestionVersions).only(['show'])
    router.post(`${version}/steps`, [c.QuestionVersions, 'step']).as('question_versions.step')
    router.post(`${version}/next`, [c.QuestionVersions, 'storeNext']).as('question_versions.next')
    router.get(`${version}/preview`, [c.QuestionPreviews, 'show']).as('question_versions.preview')
    router.post(`${version}/preview`, [c.QuestionPreviews, 'store']).as('question_versions.try')
    router.get(`${version}/export.json`, [c.QuestionExports, 'show']).as('question_versions.export')
    router.get(`${version}/changes`, [c.QuestionChanges, 'show']).as('question_versions.changes')
    router.get(`${version}/frame/edit`, [c.QuestionFrames, 'edit']).as('question_versions.frame.edit')
    router.put(`${version}/frame`, [c.QuestionFrames, 'update']).as('question_versions.frame.update')

    router.resource('question-versions.sections', c.QuestionSections).except(['index', 'create', 'show'])
    router.post(`${version}/sections/:id/moves`, [c.QuestionSections, 'move']).as('question_versions.sections.move')
    router.resource('question-versions.questions', c.Questions).except(['index', 'create', 'show'])
    router.post(`${version}/questions/:id/moves`, [c.Questions, 'move']).as('question_versions.questions.move')
    router.post(`${version}/questions/:id/copies`, [c.Questions, 'copy']).as('question_versions.questions.copy')
  })
  .use(middleware.auth())
