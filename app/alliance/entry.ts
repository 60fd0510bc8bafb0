import { AllianceEntrySchema } from '#database/schema'
import { Form } from '#app/core/form'

export const entryKinds = ['meeting', 'activity', 'data', 'case', 'breach'] as const

export type EntryState = 'kept' | 'struck'

/** 履职与违约记录, noted by the secretariat. */
export default class Entry extends AllianceEntrySchema {
  static table = 'alliance_entries'

  declare kind: (typeof entryKinds)[number]
  declare state: EntryState
}

export const entryForm = new Form('alliance_entry_form', [
  {
    name: 'entry',
    fields: [
      { kind: 'choice', name: 'kind', options: entryKinds, labels: 'alliance_entries.kinds' },
      { kind: 'date', name: 'happenedOn', latest: 'today' },
      { kind: 'text', name: 'title', min: 4, max: 150 },
      { kind: 'text', name: 'text', max: 1000, multiline: true, required: false },
    ],
  },
])
