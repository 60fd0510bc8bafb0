import { AlliancePartnerSchema } from '#database/schema'
import { Form } from '#app/core/form'

export const regions = ['tianjin', 'hebei', 'elsewhere'] as const

export type PartnerState = 'listed' | 'ended'

/** 京津冀协同伙伴: who works with the alliance from outside the city, and is no member. */
export default class Partner extends AlliancePartnerSchema {
  static table = 'alliance_partners'

  declare region: (typeof regions)[number]
  declare state: PartnerState
}

export const partnerForm = new Form('alliance_partner_form', [
  {
    name: 'partner',
    fields: [
      { kind: 'text', name: 'name', min: 4, max: 100 },
      { kind: 'choice', name: 'region', options: regions, labels: 'alliance_partners.regions' },
      { kind: 'text', name: 'fields', min: 2, max: 200 },
      { kind: 'text', name: 'cooperation', max: 500, multiline: true, required: false },
      { kind: 'text', name: 'website', max: 200, format: 'url', required: false },
      { kind: 'text', name: 'contactName', min: 2, max: 30 },
      { kind: 'text', name: 'contactEmail', max: 190, format: 'email', required: false },
      { kind: 'choice', name: 'wantsMail', options: ['yes', 'no'], labels: 'alliance_application_form.yes_no' },
      { kind: 'date', name: 'sinceOn', latest: 'today' },
    ],
  },
])
