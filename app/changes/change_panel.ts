import type { DesignationPanel } from '#app/designations/designation_panels'
import { canBeAsked } from './ask_change.js'
import ChangeRequest, { changeKinds } from './change_request.js'
import ChangePolicy from './change_policy.js'

const SHOWN = 5

/** On the page of a title: the newest requests, and what can be asked for. */
export const changePanel: DesignationPanel = {
  template: 'components/changes/panel',
  load: async (designation, { auth, bouncer }) => {
    const policy = bouncer.with(ChangePolicy)
    const requests = await ChangeRequest.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('designationId', designation.id)
      .orderBy('id', 'desc')
      .limit(SHOWN)
    const possible = changeKinds.filter((kind) => canBeAsked(kind, designation))
    const kinds = (await policy.allows('ask', designation)) ? possible : []
    const mayEnter = possible.includes('deregistration') && (await policy.allows('enter'))
    return requests.length + kinds.length > 0 || mayEnter ? { requests, kinds, mayEnter } : null
  },
}
