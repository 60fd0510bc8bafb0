import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/personal_data'
import PersonExport from './person_export.js'
import { sourcesFor } from './personal_sources.js'

/** 我的个人信息: what is known about the reader, and taking it out. */
export default class OwnDataController {
  async index({ auth, view }: HttpContext) {
    const user = auth.getUserOrFail()
    const exports = await PersonExport.query().where('userId', user.id).orderBy('id', 'desc').limit(10)
    return view.render('pages/personal_data/own', {
      exports,
      keptDays: config.keptDays,
      sources: sourcesFor({ userId: user.id }).map(({ source }) => source.key),
      mayOrder: !exports.some(({ state }) => state === 'ordered'),
    })
  }
}
