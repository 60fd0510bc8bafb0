import i18nManager from '@adonisjs/i18n/services/main'
import CaseCall from '#app/case_calls/case_call'
import CaseCandidate from '#app/case_decisions/case_candidate'
import type CaseSelection from '#app/case_decisions/case_selection'
import { decideSelection, judged } from '#app/case_decisions/deliberation'
import { dismissObjections, examineObjections, noteFinding, raiseObjection } from '#app/case_decisions/objections'
import { announceDue } from '#app/case_decisions/public_notice'
import { publishSelection } from '#app/case_decisions/publication'
import { approveShortlist, changeShortlist, openSelection, proposeShortlist } from '#app/case_decisions/shortlisting'
import CaseResult from '#app/case_reviews/case_result'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import { leaveMoment, standAt } from '#app/core/clock'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import type { DemoPeople } from './people.js'

type Deciders = Pick<DemoPeople, 'handlers' | 'head' | 'leader'>

const actor = (user: User) => ({ ...actorFor(user), id: user.id })
const at = (day: string) => standAt(new Date(`${day}T02:00:00Z`))

/** How long it takes from the results of the jury to those of the selection, with room for holidays. */
const DAYS = 50

/** The call of an earlier year that its jury has finished: to the published results, with one objection dismissed. */
export async function seedCaseDecisions(people: Deciders) {
  const year = beijingYear()
  const call = await CaseCall.query().where('state', 'closed').where('year', '<', year).orderBy('year', 'desc').first()
  const last = call && (await CaseResult.query().where('callId', call.id).orderBy('createdAt', 'desc').first())
  if (!last) return
  const begun = beijingDay(last.createdAt.toJSDate())
  if (addDays(begun, DAYS) > beijingDay(new Date())) return
  try {
    const selection = await shortlisted(call, people, begun)
    await decided(selection, call, people, begun)
    await objectedTo(selection, people)
    await published(selection, people)
  } finally {
    leaveMoment()
  }
}

async function shortlisted(call: CaseCall, { handlers: [handler], head }: Deciders, begun: string) {
  at(addDays(begun, 1))
  const selection = await openSelection(call, actor(handler))
  const rows = await candidatesOf(selection)
  const [out, inside] = [rows.findLast(({ proposed }) => proposed), rows.find(({ proposed }) => !proposed)]
  if (out && inside) {
    const by = actor(handler)
    await changeShortlist(out, by, { shortlisted: false, reason: '与该单位另一件入围案例内容重复较多。' })
    await changeShortlist(inside, by, { shortlisted: true, reason: '填补调出的名额，做法可复制。' })
  }
  at(addDays(begun, 3))
  await proposeShortlist(selection, actor(handler), { opinion: '入围名单已按规则拟定，调整一件。' })
  at(addDays(begun, 4))
  await approveShortlist(selection, actor(head), { opinion: '同意，提交审议。' })
  return selection
}

async function decided(selection: CaseSelection, { toSelect, year }: CaseCall, { leader }: Deciders, begun: string) {
  at(addDays(begun, 8))
  const rows = judged(await candidatesOf(selection))
  await decideSelection(selection, actor(leader), {
    ...{ minutesNumber: `京知局纪要〔${year}〕28号`, metOn: beijingDay(), noticeOn: addDays(begun, 11) },
    ...{
      opinion: '同意按专家名次确定拟入选名单，择日公示。',
      fewerReason: rows.length < toSelect ? '入围案例不足。' : null,
    },
    judgements: rows.map(({ id, rank }, place) => ({
      ...{ id, rank, reason: null },
      verdict: place < toSelect ? ('choose' as const) : ('leave_out' as const),
    })),
  })
  at(addDays(begun, 11))
  await announceDue()
  await selection.refresh()
}

async function objectedTo(selection: CaseSelection, { handlers: [handler], head, leader }: Deciders) {
  const first = async () => (await candidatesOf(selection))[0]
  at(addDays(selection.noticeFrom!.toISODate()!, 1))
  const objection = await raiseObjection(await first(), {
    ...{ name: '冯女士', contact: 'feng@public.example', i18n: i18nManager.locale('zh-CN') },
    reason: '案例中的服务企业数量与该单位网站公布的数量不一致，请核实。',
  })
  at(addDays(selection.noticeFrom!.toISODate()!, 2))
  await examineObjections(await first(), actor(handler), {})
  await noteFinding(objection, await first(), actor(head), '经查阅服务台账，网站公布的是上半年数量，两者均属实。')
  at(addDays(selection.noticeFrom!.toISODate()!, 3))
  await dismissObjections(await first(), actor(leader), {
    opinion: '异议不成立，公示继续。',
    reply: '经核查服务台账，案例填报全年数量，网站公布的是上半年数量，两者均属实。感谢您的监督。',
  })
}

async function published(selection: CaseSelection, { head }: Deciders) {
  const ends = (await candidatesOf(selection)).map(({ noticeUntil }) => noticeUntil?.toISODate() ?? '')
  at(addDays(ends.sort().at(-1)!, 1))
  await publishSelection(selection, actor(head))
}

function candidatesOf({ id }: CaseSelection) {
  return CaseCandidate.query()
    .where('selectionId', id)
    .withScopes((scopes) => {
      scopes.ranked()
      scopes.told()
    })
}
