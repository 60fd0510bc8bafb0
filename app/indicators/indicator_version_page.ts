import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { indicatorsOf, sourcesOf } from './indicator_content.js'
import IndicatorVersion from './indicator_version.js'
import IndicatorVersionPolicy from './indicator_version_policy.js'
import { indicatorVersionWorkflow as workflow } from './indicator_version_workflow.js'
import { findingsIn, weightSums } from './publishing_checks.js'
import { criteriaOf } from './rule_words.js'

/** A version as a tree, in words; of a draft also what still stands in the way of publishing it. */
export async function renderVersion({ bouncer, request, view, i18n }: HttpContext, version: IndicatorVersion) {
  const policy = bouncer.with(IndicatorVersionPolicy)
  const { content } = version
  const indicators = indicatorsOf(content)
  const mayWrite = await policy.allows('write')
  return view.render('pages/indicators/version', {
    ...{ version, content, mayWrite },
    mayDecide: await policy.allows('decide'),
    isOpen: mayWrite && version.state === 'draft',
    mayStep: (step: keyof typeof workflow.steps) => workflow.allows(step, version),
    numbers: new Map(indicators.map(({ id }, index) => [id, index + 1])),
    criteria: new Map(indicators.map((indicator) => [indicator.id, criteriaOf(indicator, i18n)])),
    sources: new Map(indicators.map((indicator) => [indicator.id, sourcesOf(indicator).join('+')])),
    sums: weightSums(content),
    findings: version.isFixed ? [] : findingsIn(content),
    siblings: await siblingsOf(version),
    /** The control that was used last. */
    focus: request.input('at'),
    timeline: await timelineOf('indicator_version', version.id, i18n),
  })
}

/** All versions of the system, newest first, without what they contain. */
export function siblingsOf({ indicatorSystemId }: Pick<IndicatorVersion, 'indicatorSystemId'>) {
  return IndicatorVersion.query()
    .where({ indicatorSystemId })
    .select('id', 'number', 'year', 'state', 'indicatorSystemId')
    .orderBy('number', 'desc')
}
