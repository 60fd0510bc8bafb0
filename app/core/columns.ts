import { column } from '@adonisjs/lucid/orm'

/** JSON: text in SQLite, an object from MySQL; one value for us. */
export const jsonColumn = () =>
  column({
    prepare: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
    consume: (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value),
  })

/** Yes or no: 0 and 1 in both databases. */
export const booleanColumn = () => column({ consume: (value: unknown) => (value === null ? value : Boolean(value)) })
