import type { SchemaRules } from '@adonisjs/lucid/types/schema_generator'

const columns = (name: string) => [{ source: '#app/core/columns', namedImports: [name] }]

/** Columns that the two databases would hand over differently are brought to one shape here. */
export default {
  types: {
    boolean: {
      tsType: 'boolean',
      imports: columns('booleanColumn'),
      decorators: [{ name: '@booleanColumn' }],
    },
    json: { tsType: 'any', imports: columns('jsonColumn'), decorators: [{ name: '@jsonColumn' }] },
  },
} satisfies SchemaRules
