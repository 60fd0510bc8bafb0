import { Form } from '#app/core/form'
import { rectificationCauses } from '#config/sanctions'
import limits from '#config/sanctions'

const { mostMonths, mostProblems } = limits.rectification

/** What is to be put right, by when: as the handler proposes it. */
export const rectificationForm = new Form('rectification_form', [
  {
    name: 'order',
    fields: [
      { kind: 'choice', name: 'cause', options: rectificationCauses, labels: 'rectifications.causes' },
      { kind: 'integer', name: 'months', min: 1, max: mostMonths },
      { kind: 'text', name: 'facts', min: 10, max: 2000, multiline: true },
      {
        kind: 'rows',
        name: 'problems',
        least: 1,
        most: mostProblems,
        columns: [
          { kind: 'text', name: 'problem', min: 4, max: 200 },
          { kind: 'text', name: 'requirement', min: 4, max: 200 },
        ],
      },
    ],
  },
])
