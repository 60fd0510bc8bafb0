import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { sentenceOf } from '#app/audit/timeline'
import { formatTime } from '#app/core/format'
import { inChunks, wholeListOf } from '#app/core/list'
import type { Sheet } from '#app/core/spreadsheet'
import type StandInAct from './stand_in_act.js'
import { standInActList, visibleActs } from './stand_in_act_list.js'
import StandInPolicy from './stand_in_policy.js'

export default class StandInActExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, i18n } = ctx
    await bouncer.with(StandInPolicy).authorize('list')
    const asked = wholeListOf(visibleActs(auth.getUserOrFail()), request, standInActList(i18n))
    return answerWorkbook(ctx, { action: 'stand_in.acts_exported', sheet: sheetOf(i18n), rows: inChunks(asked) })
  }
}

function sheetOf(i18n: HttpContext['i18n']): Sheet<StandInAct> {
  const t = i18n.t.bind(i18n)
  return {
    name: t('stand_ins.acts.title'),
    title: t('stand_ins.acts.title'),
    columns: [
      { header: t('stand_ins.acts.at'), width: 20, value: ({ occurredAt }) => formatTime(occurredAt, i18n.locale) },
      { header: t('stand_ins.deputy'), value: ({ deputy }) => deputy.name },
      { header: t('stand_ins.absent'), value: ({ absent }) => absent.name },
      { header: t('stand_ins.acts.what'), width: 36, value: ({ auditEntry }) => sentenceOf(auditEntry, i18n).title },
      {
        header: t('stand_ins.acts.subject'),
        width: 20,
        value: ({ subjectType, subjectId }) => `${t(`audit.subjects.${subjectType}`, {}, subjectType)} ${subjectId}`,
      },
    ],
  }
}
