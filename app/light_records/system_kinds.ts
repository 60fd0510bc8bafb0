import { Form } from '#app/core/form'
import { count, day, link, text, words, type RecordKind } from './record_kind.js'

/** 资源对接 and 数据交换: clause 2. */
export const systemKinds: RecordKind[] = [
  {
    code: 'connector',
    clause: 2,
    form: new Form('light_forms.connector', [
      {
        name: 'record',
        fields: [
          text('resource'),
          text('partner', 100),
          {
            kind: 'choice',
            name: 'category',
            options: ['national_platform', 'city_platform', 'literature', 'shared_resource'],
            labels: 'light_forms.connector.categories',
          },
          day('connectedOn'),
          {
            kind: 'choice',
            name: 'status',
            options: ['running', 'testing', 'ended'],
            labels: 'light_forms.connector.statuses',
          },
          link(),
          words('content'),
        ],
      },
    ]),
    ...{ title: 'resource', date: 'connectedOn', category: 'category', party: 'partner' },
  },
  {
    code: 'data_exchange',
    clause: 2,
    form: new Form('light_forms.data_exchange', [
      {
        name: 'record',
        fields: [
          text('dataset'),
          text('partner', 100),
          { kind: 'choice', name: 'direction', options: ['in', 'out'], labels: 'light_forms.data_exchange.directions' },
          day('exchangedOn'),
          count('records', true),
          words('note'),
        ],
      },
    ]),
    ...{ title: 'dataset', date: 'exchangedOn', category: 'direction', party: 'partner' },
  },
]
