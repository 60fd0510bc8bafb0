import type { I18n } from '@adonisjs/i18n'
import type { Cell } from '#app/core/spreadsheet'
import { withoutMobiles } from '#app/core/without_mobiles'

/** JSON Schema, as OpenAPI 3.1 has it. */
export type Schema = { [keyword: string]: unknown }

/**
 * One fact of a data set. The same line gives the property of the JSON, the column of the CSV and the schema in the
 * OpenAPI document. Its name in words stands under `open_data.fields.<name>`, a note under `open_data.notes.<name>`.
 */
export type Field<Row> = {
  name: string
  schema: Schema
  value(row: Row): unknown
  /** The codes that can stand in it. */
  codes?: Codes
  /** What people read in a cell; by default the value. */
  words?(row: Row, i18n: Pick<I18n, 't'>): Cell
}

type Named<Row, Value> = (row: Row) => Value
/** Codes, and where their words stand. */
type Codes = { options: readonly string[]; labels: string }

/** The kinds of facts about one kind of row. */
export function fieldsOf<Row>() {
  return {
    text: (name: string, value: Named<Row, string | null>, more: Schema = {}): Field<Row> => ({
      ...{ name, value },
      schema: { type: 'string', ...more },
    }),
    number: (name: string, value: Named<Row, number | null>, more: Schema = {}): Field<Row> => ({
      ...{ name, value },
      schema: { type: 'number', ...more },
    }),
    code: (name: string, codes: Codes, value: Named<Row, string>): Field<Row> => ({
      ...{ name, value, codes },
      schema: { type: 'string', enum: codes.options },
      words: (row, i18n) => i18n.t(`${codes.labels}.${value(row)}`),
    }),
    codes: (name: string, codes: Codes, value: Named<Row, readonly string[]>): Field<Row> => ({
      ...{ name, value, codes },
      schema: { type: 'array', items: { type: 'string', enum: codes.options } },
      words: (row, i18n) =>
        value(row)
          .map((code) => i18n.t(`${codes.labels}.${code}`))
          .join('、'),
    }),
    /** May be unknown. */
    maybe: (field: Field<Row>): Field<Row> => ({
      ...field,
      schema: { ...field.schema, type: [field.schema.type, 'null'] },
    }),
  }
}

export const DAY: Schema = { format: 'date' }
export const MOMENT: Schema = { format: 'date-time' }

/** Nothing but what is named, and all of it. */
export function schemaOf<Row>(fields: readonly Field<Row>[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
    required: fields.map(({ name }) => name),
    additionalProperties: false,
  }
}

export function itemOf<Row>(fields: readonly Field<Row>[], row: Row): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name, value }) => [name, withoutMobiles(value(row))]))
}
