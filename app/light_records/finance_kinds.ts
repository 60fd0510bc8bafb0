import { Form } from '#app/core/form'
import { count, day, money, text, words, type RecordKind } from './record_kind.js'

/** 金融服务 and 企业辅导: clause 6. */
export const financeKinds: RecordKind[] = [
  {
    code: 'finance_service',
    clause: 6,
    form: new Form('light_forms.finance_service', [
      {
        name: 'record',
        fields: [
          text('institution'),
          {
            kind: 'choice',
            name: 'service',
            options: ['pledge_analysis', 'insurance_check', 'index', 'listing_support'],
            labels: 'light_forms.finance_service.services',
          },
          day('servedOn'),
          count('enterprises', true),
          money('amount'),
          words('result'),
        ],
      },
    ]),
    ...{ title: 'institution', date: 'servedOn', category: 'service', amount: 'amount', writers: ['point'] },
  },
  {
    code: 'enterprise_coaching',
    clause: 6,
    form: new Form('light_forms.enterprise_coaching', [
      {
        name: 'record',
        fields: [
          text('enterprise'),
          {
            kind: 'choice',
            name: 'topic',
            options: ['listing', 'layout', 'warning', 'transfer', 'financing'],
            labels: 'light_forms.enterprise_coaching.topics',
          },
          day('coachedOn'),
          text('coach', 60),
          words('result'),
        ],
      },
    ]),
    ...{ title: 'enterprise', date: 'coachedOn', category: 'topic', party: 'coach', writers: ['point'] },
  },
]
