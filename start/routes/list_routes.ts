import router from '@adonisjs/core/services/router'

type Handler = Parameters<typeof router.get>[1]

/**
 * What a list has beside its page, all answered by its index (app/audit/answer_list.ts): the rows as a workbook, and
 * the views kept of it. To stand before the routes of single rows.
 */
export function listRoutes(path: string, index: Handler) {
  router.get(`${path}/view.xlsx`, index).as(`${path}.workbook`)
  router.post(`${path}/views`, index).as(`${path}.views.store`)
  router.put(`${path}/views/:view`, index).as(`${path}.views.update`)
  router.delete(`${path}/views/:view`, index).as(`${path}.views.destroy`)
}
