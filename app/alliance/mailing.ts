import { AllianceMailingRecipientSchema, AllianceMailingSchema } from '#database/schema'
import { Form, type Answers } from '#app/core/form'
import { districtCodes } from '#app/organizations/districts'
import { memberTags } from './act_forms.js'
import { memberClasses } from './member_classes.js'
import { regions } from './partner.js'

export type MailingState = 'draft' | 'sent'

/** Who gets a letter: members by class, district, state and tag, and partners of some regions. Nothing chosen is no limit. */
export type Segment = {
  classes: string[]
  districts: string[]
  states: string[]
  tags: string[]
  regions: string[]
}

/** 群发通知 */
export default class Mailing extends AllianceMailingSchema {
  static table = 'alliance_mailings'

  declare state: MailingState
  declare segment: Segment
}

export class MailingRecipient extends AllianceMailingRecipientSchema {
  static table = 'alliance_mailing_recipients'
}

export const mailingForm = new Form('alliance_mailing_form', [
  {
    name: 'segment',
    fields: [
      { kind: 'choices', name: 'classes', options: memberClasses, labels: 'alliance.classes', required: false },
      {
        kind: 'choices',
        name: 'states',
        options: ['active', 'warned', 'suspended'],
        labels: 'alliance_members.states',
        required: false,
      },
      { kind: 'choices', name: 'tags', options: memberTags, labels: 'alliance.tags', required: false },
      { kind: 'choices', name: 'districts', options: districtCodes, labels: 'districts', required: false },
      { kind: 'choices', name: 'regions', options: regions, labels: 'alliance_partners.regions', required: false },
    ],
  },
  {
    name: 'text',
    fields: [
      { kind: 'text', name: 'subject', min: 4, max: 100 },
      { kind: 'text', name: 'body', min: 10, max: 3000, multiline: true },
      { kind: 'text', name: 'subjectEn', max: 100, required: false },
      { kind: 'text', name: 'bodyEn', max: 3000, multiline: true, required: false },
    ],
    checks: [
      {
        reads: ['subjectEn', 'bodyEn'],
        fault: ({ subjectEn, bodyEn }) =>
          Boolean(subjectEn) === Boolean(bodyEn) ? null : { path: 'bodyEn', key: 'both_en' },
      },
    ],
  },
])

export function segmentOf(facts: Answers): Segment {
  const chosen = (name: string): string[] => facts[name] ?? []
  return {
    ...{ classes: chosen('classes'), districts: chosen('districts'), states: chosen('states') },
    ...{ tags: chosen('tags'), regions: chosen('regions') },
  }
}
