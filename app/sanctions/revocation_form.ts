import { Form } from '#app/core/form'
import { revocationCauses } from '#config/sanctions'

/** Why a title shall be revoked: as the handler proposes it. */
export const revocationForm = new Form('revocation_form', [
  {
    name: 'proposal',
    fields: [
      { kind: 'choice', name: 'cause', options: revocationCauses, labels: 'revocations.causes' },
      { kind: 'text', name: 'grounds', min: 6, max: 100 },
      { kind: 'text', name: 'facts', min: 20, max: 2000, multiline: true },
    ],
  },
])
