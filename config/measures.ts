/** 指标: what is counted over the years, and how a figure comes from `value` and `base` (app/tallies). */
export default {
  platform_visits: { kind: 'number' },
  point_total: { kind: 'number' },
  thematic_db_new: { kind: 'number' },
  analysis_reports: { kind: 'number' },
  consultations: { kind: 'number' },
  training_sessions: { kind: 'number' },
  training_attendance: { kind: 'number' },
  patent_records: { kind: 'number' },
  trademark_records: { kind: 'number' },
  layout_records: { kind: 'number' },
  media_items: { kind: 'number' },
  /** Per cent: value of base. */
  park_coverage: { kind: 'share' },
  awareness_rate: { kind: 'share' },
  /** A mean of base answers. */
  satisfaction_index: { kind: 'mean' },
} as const satisfies Record<string, { kind: 'number' | 'share' | 'mean' }>
