import i18nManager from '@adonisjs/i18n/services/main'
import { examineObjections, noteFinding, raiseObjection, upholdObjections } from '#app/case_decisions/objections'
import { disqualify } from '#app/case_decisions/publication'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { candidatesOf, fiveJudged, judgedCall, selectionIn } from './case_decisions.js'

/** A call to begin with, selections in every state, objections, a place that is free, and a case thrown out. */
export async function furnishedDecisions(world: World) {
  const { handler, head, leader } = world.people
  await judgedCall(world, fiveJudged(world))
  const shortlisting = await selectionIn('shortlisting', world, { judged: [1, 2, 3, 3, 5].map((rank) => ({ rank })) })
  const proposed = await selectionIn('proposed', world)
  const deliberating = await selectionIn('deliberating', world)
  const decided = await selectionIn('decided', world)
  const notice = await selectionIn('on_notice', world)
  const published = await selectionIn('published', world)
  const objection = {
    ...{ name: '赵女士', contact: 'zhao@public.example', i18n: i18nManager.locale('zh-CN') },
    reason: '该案例成效数据与公开年报不符，请核实。',
  }

  const [first, second] = await candidatesOf(notice)
  for (const candidate of [first, second]) {
    const raised = await raiseObjection(candidate, objection)
    await examineObjections(candidate, actor(handler), {})
    await noteFinding(raised, candidate, actor(head), '经核对，年报与案例数据口径不同。')
  }
  const ruling = { opinion: '异议成立，不予入选。', reply: '经核查，您反映的问题属实。' }
  await upholdObjections(first, actor(leader), ruling)
  const [selected, thrownOut] = await candidatesOf(published)
  await disqualify(thrownOut, actor(leader), { opinion: '经查，案例主要内容抄袭。', minutesNumber: '纪要〔2026〕40号' })
  const [begun] = await candidatesOf(shortlisting)
  return {
    ...{ shortlisting, proposed, deliberating, decided, notice, published },
    candidates: { begun, examined: second, out: first, selected, thrownOut },
  }
}
