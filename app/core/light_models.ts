import { BaseModel } from '@adonisjs/lucid/orm'
import type { LucidModel, LucidRow } from '@adonisjs/lucid/types/model'

type Row = Record<string, unknown>
type Attribute = { column: string; name: string; consume?: (value: unknown, name: string, model: LucidRow) => unknown }
/** What becomes of the columns of a row; the others are left to the framework. */
type Reading = { columns: string[]; attributes: Attribute[]; others: string[] }

/**
 * Makes models of rows by a list of what becomes of each column, written once for each model and set of columns. The
 * framework looks all of it up anew for every value, through the proxy that a model is: a sixth of a page's time.
 */
export function makeModelsLight() {
  const boot = BaseModel.boot
  const booted = new WeakSet<object>()
  BaseModel.boot = function (this: typeof BaseModel) {
    if (booted.has(this)) return
    boot.call(this)
    booted.add(this)
  }
  BaseModel.$createFromAdapterResult = function (this: LucidModel, row: Row, sideloaded: Row, options: object) {
    this.boot()
    if (typeof row !== 'object' || Array.isArray(row)) return null
    const model = new this()
    const { attributes, others } = readingOf(this, row)
    const originals: Row = {}
    const values: Row = model.$attributes
    for (const { column, name, consume } of attributes) {
      const value = consume ? consume(row[column], name, model) : row[column]
      values[name] = value
      originals[name] = copyOf(value)
    }
    if (others.length > 0 || Object.keys(sideloaded ?? {}).length > 0) {
      model.$consumeAdapterResult(Object.fromEntries(others.map((column) => [column, row[column]])), sideloaded)
    }
    model.$original = originals
    model.$setOptionsAndTrx(options)
    model.$isPersisted = true
    model.$isLocal = false
    return model
  } as typeof BaseModel.$createFromAdapterResult
}

/** Few for each model: rows of a query have the same columns in the same order. */
const readings = new WeakMap<LucidModel, Reading[]>()

function readingOf(model: LucidModel, row: Row): Reading {
  const known = readings.get(model) ?? []
  const reading = known.find(({ columns }) => hasColumns(row, columns))
  if (reading) return reading
  const written = writeReading(model, Object.keys(row))
  readings.set(model, [...known, written])
  return written
}

function hasColumns(row: Row, columns: readonly string[]) {
  let at = 0
  for (const name in row) if (columns[at++] !== name) return false
  return at === columns.length
}

function writeReading(model: LucidModel, columns: string[]): Reading {
  const { columnAliasesToAttributes: aliases, columnsToAttributes: own } = model.$keys
  const nameOf = (column: string) => aliases.get(column) || own.get(column)
  return {
    columns,
    attributes: columns.flatMap((column) => {
      const name = nameOf(column)
      return name ? { column, name, consume: model.$getColumn(name)?.consume ?? undefined } : []
    }),
    others: columns.filter((column) => !nameOf(column)),
  }
}

/** Lists and objects of JSON are changed where they are; what they were must stay to be compared with. */
function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOf)
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]))
}
