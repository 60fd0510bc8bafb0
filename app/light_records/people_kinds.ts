import { Form } from '#app/core/form'
import { count, day, text, words, type RecordKind } from './record_kind.js'

/** 人才: training, competitions, selection, universities; clause 9. */
export const peopleKinds: RecordKind[] = [
  {
    code: 'talent',
    clause: 9,
    form: new Form('light_forms.talent', [
      {
        name: 'record',
        fields: [
          text('title'),
          {
            kind: 'choice',
            name: 'category',
            options: ['training', 'competition', 'selection', 'joint_training', 'secondment'],
            labels: 'light_forms.talent.categories',
          },
          day('heldOn'),
          text('partner', 100, false),
          count('participants'),
          words('result'),
        ],
      },
    ]),
    ...{ title: 'title', date: 'heldOn', category: 'category', party: 'partner' },
  },
]
