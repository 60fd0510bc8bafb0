import { Form } from '#app/core/form'
import { districtCodes } from '#app/organizations/districts'
import { money, text, words, type RecordKind } from './record_kind.js'

/** 各区预算与政府购买服务: clause 14. */
export const budgetKinds: RecordKind[] = [
  {
    code: 'budget_purchase',
    clause: 14,
    form: new Form('light_forms.budget_purchase', [
      {
        name: 'record',
        fields: [
          { kind: 'choice', name: 'district', options: districtCodes, labels: 'districts' },
          { kind: 'integer', name: 'year', min: 2015, max: 2050 },
          text('item'),
          {
            kind: 'choice',
            name: 'category',
            options: ['budget', 'purchase'],
            labels: 'light_forms.budget_purchase.categories',
          },
          money('amount', true),
          text('supplier', 100, false),
          words('result'),
        ],
      },
    ]),
    ...{ title: 'item', year: 'year', category: 'category', amount: 'amount', party: 'supplier', district: 'district' },
    writers: ['district'],
  },
]
