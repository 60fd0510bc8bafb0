import { Form } from '#app/core/form'
import { ipFields } from '#app/designations/industries'

export const resultKinds = ['data', 'report', 'tool', 'course', 'guide'] as const
export const permissions = ['public', 'network', 'on_request'] as const

export const sharedResultForm = new Form('shared_result_form', [
  {
    name: 'result',
    fields: [
      { kind: 'text', name: 'title', min: 4, max: 150 },
      { kind: 'choice', name: 'kind', options: resultKinds, labels: 'shared_results.kinds' },
      { kind: 'choice', name: 'field', options: ipFields, labels: 'ip_fields' },
      { kind: 'choice', name: 'permission', options: permissions, labels: 'shared_results.permissions' },
      { kind: 'text', name: 'summary', min: 10, max: 1000, multiline: true },
      { kind: 'text', name: 'licence', min: 4, max: 500, multiline: true },
      { kind: 'text', name: 'link', max: 300, format: 'url', required: false },
    ],
  },
])
