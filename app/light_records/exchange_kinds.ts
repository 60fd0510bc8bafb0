import { Form } from '#app/core/form'
import { count, day, link, text, words, type RecordKind } from './record_kind.js'

/** 统筹协调 (clause 1), 国际与京津冀 (clause 10), 宣传 (clause 12). */
export const exchangeKinds: RecordKind[] = [
  {
    code: 'coordination',
    clause: 1,
    form: new Form('light_forms.coordination', [
      {
        name: 'record',
        fields: [
          text('title'),
          {
            kind: 'choice',
            name: 'category',
            options: ['coordination', 'experience', 'cooperation'],
            labels: 'light_forms.coordination.categories',
          },
          day('heldOn'),
          text('units', 150),
          count('participants'),
          words('matters', true),
        ],
      },
    ]),
    ...{ title: 'title', date: 'heldOn', category: 'category', party: 'units' },
  },
  {
    code: 'exchange',
    clause: 10,
    form: new Form('light_forms.exchange', [
      {
        name: 'record',
        fields: [
          text('title'),
          {
            kind: 'choice',
            name: 'category',
            options: ['international', 'tianjin_hebei', 'tisc'],
            labels: 'light_forms.exchange.categories',
          },
          text('partner', 100),
          day('heldOn'),
          count('participants'),
          words('result'),
        ],
      },
    ]),
    ...{ title: 'title', date: 'heldOn', category: 'category', party: 'partner' },
  },
  {
    code: 'promotion',
    clause: 12,
    form: new Form('light_forms.promotion', [
      {
        name: 'record',
        fields: [
          text('title'),
          {
            kind: 'choice',
            name: 'medium',
            options: ['article', 'video', 'broadcast', 'press', 'event'],
            labels: 'light_forms.promotion.media',
          },
          text('channel', 100),
          day('publishedOn'),
          count('reads'),
          link(),
        ],
      },
    ]),
    ...{ title: 'title', date: 'publishedOn', category: 'medium', party: 'channel', writers: ['point'] },
  },
]
