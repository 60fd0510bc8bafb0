import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks, wholeListOf } from '#app/core/list'
import type { Sheet } from '#app/core/spreadsheet'
import StandIn from '#app/users/stand_in'
import { standInList } from './stand_in_list.js'
import StandInPolicy from './stand_in_policy.js'

export default class StandInExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, i18n } = ctx
    await bouncer.with(StandInPolicy).authorize('list')
    const seen = StandIn.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    const asked = wholeListOf(seen.preload('absent').preload('deputy'), request, standInList(i18n))
    return answerWorkbook(ctx, { action: 'stand_in.exported', sheet: sheetOf(i18n), rows: inChunks(asked) })
  }
}

function sheetOf(i18n: HttpContext['i18n']): Sheet<StandIn> {
  const t = i18n.t.bind(i18n)
  return {
    name: t('stand_ins.title'),
    title: t('stand_ins.title'),
    columns: [
      { header: t('stand_ins.absent'), value: ({ absent }) => absent.name },
      { header: t('stand_ins.deputy'), value: ({ deputy }) => deputy.name },
      { header: t('stand_ins.from'), value: ({ from }) => from },
      { header: t('stand_ins.until'), value: ({ until, from }) => (until < from ? '' : until) },
      { header: t('stand_ins.state'), value: ({ standing }) => t(`stand_ins.states.${standing}`) },
      { header: t('stand_ins.reason'), width: 40, value: ({ reason }) => reason },
    ],
  }
}
