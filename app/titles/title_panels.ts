import type { DesignationPanel } from '#app/designations/designation_panels'
import YearlyGrade from '#app/designations/yearly_grade'
import type { OrganizationPanel } from '#app/organizations/organization_panels'
import ExternalTitle from './external_title.js'
import ExternalTitlePolicy from './external_title_policy.js'
import { stageOf } from './external_title_list.js'
import Recommendation from './recommendation.js'
import RecommendationPolicy from './recommendation_policy.js'
import { faultsToday, openRecommendation } from './recommendation_workflow.js'

/** 年度考核等次 of a point, to be noted by a handler. */
export const gradesPanel: DesignationPanel = {
  template: 'components/yearly_grades/panel',
  async load(designation, { bouncer }) {
    const grades = await YearlyGrade.of(designation, 10)
    const mayNote = await bouncer.with(ExternalTitlePolicy).allows('note')
    return grades.length > 0 || mayNote ? { grades, mayNote } : null
  },
}

/** 国家级称号 of the institution, and the recommendation of this point for one. */
export const titlesPanel: DesignationPanel = {
  template: 'components/titles/panel',
  async load(designation, ctx) {
    const { organizationId } = designation
    const recommendations = await Recommendation.query()
      .withScopes((scopes) => scopes.visibleTo(ctx.auth.getUserOrFail()))
      .where('designationId', designation.id)
      .orderBy('id', 'desc')
      .limit(5)
    const mayPropose = await ctx.bouncer.with(RecommendationPolicy).allows('propose')
    const titles = await titlesOf(organizationId)
    if (titles.length + recommendations.length === 0 && !mayPropose) return null
    return {
      ...{ titles, recommendations, stageOf, organizationId },
      mayNote: await ctx.bouncer.with(ExternalTitlePolicy).allows('note'),
      mayPropose: mayPropose && !(await openRecommendation(organizationId)),
      faults: mayPropose ? await faultsToday(designation) : [],
    }
  },
}

/** 国家级称号 on the page of the institution. */
export const organizationTitlesPanel: OrganizationPanel = {
  template: 'components/titles/of_organization',
  async load({ id }, { bouncer }) {
    const titles = await titlesOf(id)
    const mayNote = await bouncer.with(ExternalTitlePolicy).allows('note')
    return titles.length > 0 || mayNote ? { titles, stageOf, mayNote, organizationId: id } : null
  },
}

const titlesOf = (organizationId: number) =>
  ExternalTitle.query().where({ organizationId }).orderBy('grantedOn', 'desc')
