import { test } from '@japa/runner'
import { Form } from '#app/core/form'
import { answersToCopy } from '#app/core/form_copy'

const kinds = { kind: 'choice', name: 'kind', options: ['basic', 'extra'], labels: 'kinds' } as const
const form = new Form('example', [
  {
    name: 'all',
    fields: [
      { kind: 'text', name: 'name', max: 20 },
      { kind: 'decimal', name: 'area', min: 0, max: 10, scale: 1 },
      { kind: 'text', name: 'addedSince', max: 20 },
      kinds,
      { kind: 'choices', name: 'fields', options: ['patent', 'trademark'], labels: 'fields' },
      { kind: 'rows', name: 'services', least: 1, most: 3, columns: [{ kind: 'text', name: 'name', max: 9 }, kinds] },
      {
        kind: 'years',
        name: 'record',
        years: () => [2026, 2025],
        columns: [{ kind: 'integer', name: 'sessions', min: 0, max: 99 }],
      },
      { kind: 'files', name: 'charter', accept: ['pdf'], maxBytes: 1, least: 1, most: 1 },
      { kind: 'yes', name: 'truthful' },
    ],
  },
])

test.group('Earlier answers as a beginning', () => {
  test('what still fits is copied as it would be typed, and nothing else', ({ assert }) => {
    const earlier = {
      name: '燕麓大学图书馆',
      area: 2.5,
      kind: 'withdrawn',
      fields: ['patent', 'stamps'],
      services: [
        { name: '检索', kind: 'basic', fee: 3 },
        { name: '导航', kind: 'withdrawn' },
      ],
      record: { y2025: { sessions: 4 }, y2024: { sessions: 9 } },
      files: { charter: [{ id: 1 }] },
      charter: [{ id: 1 }],
      truthful: true,
      askedNoMore: 'x',
    }
    assert.deepEqual(answersToCopy(form, earlier), {
      name: '燕麓大学图书馆',
      area: '2.5',
      kind: null,
      fields: ['patent'],
      services: [
        { name: '检索', kind: 'basic' },
        { name: '导航', kind: null },
      ],
      record: { y2026: { sessions: null }, y2025: { sessions: '4' } },
    })
  })
})
