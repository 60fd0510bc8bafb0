import type { DesignationPanel } from '#app/designations/designation_panels'
import PointApplication from './point_application.js'
import PointApplicationPolicy from './point_application_policy.js'
import { pointApplicationWorkflow } from './point_application_workflow.js'

/** 续期复审 on the page of a title: its window, the applications so far, the button that begins one. */
export const renewalPanel: DesignationPanel = {
  template: 'components/renewal/panel',
  async load(designation, { auth, bouncer }) {
    const renewals = await PointApplication.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('renewsId', designation.id)
      .orderBy('id', 'desc')
      .limit(5)
    const isCurrent = ['active', 'under_renewal'].includes(designation.standing)
    if (!isCurrent && renewals.length === 0) return null

    const fault = designation.standing === 'active' ? designation.renewalFault : null
    const isOpen = renewals.some((renewal) => pointApplicationWorkflow.states[renewal.state].group !== 'decided')
    const mayStart = designation.standing === 'active' && fault === null && !isOpen
    return {
      ...{ renewals, isCurrent, fault },
      window: designation.renewalWindow,
      mayStart: mayStart && (await bouncer.with(PointApplicationPolicy).allows('renew', designation)),
    }
  },
}
