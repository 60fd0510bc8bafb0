import { Form } from '#app/core/form'
import { day, link, text, words, type RecordKind } from './record_kind.js'

/** 支持政策 (clause 4) and 制度规范 (clause 7): what the network goes by. */
export const guidanceKinds: RecordKind[] = [
  {
    code: 'policy',
    clause: 4,
    form: new Form('light_forms.policy', [
      {
        name: 'record',
        fields: [
          text('title'),
          text('docNumber', 60, false),
          {
            kind: 'choice',
            name: 'category',
            options: ['strategy', 'butler', 'navigation', 'warning', 'rights_aid'],
            labels: 'light_forms.policy.categories',
          },
          text('issuer', 100),
          day('issuedOn'),
          link(),
          words('summary', true),
        ],
      },
    ]),
    ...{ title: 'title', date: 'issuedOn', category: 'category', party: 'issuer', isOpen: true },
  },
  {
    code: 'rule',
    clause: 7,
    form: new Form('light_forms.rule', [
      {
        name: 'record',
        fields: [
          text('title'),
          text('edition', 30),
          {
            kind: 'choice',
            name: 'category',
            options: ['measure', 'standard', 'guide', 'template'],
            labels: 'light_forms.rule.categories',
          },
          text('docNumber', 60, false),
          day('issuedOn'),
          text('replaces', 150, false),
          words('summary', true),
        ],
      },
    ]),
    ...{ title: 'title', date: 'issuedOn', category: 'category', isOpen: true, isRead: true },
  },
]
