import type { Cell, Column, Sheet } from './spreadsheet.js'

/** A line of many sheets of the same kind that stand below each other in one. */
export type JoinedLine<Of> = { of: Of; cells: Cell[] }

/** The rows of one of them, with what it is the sheet of. */
export function linesOfSheet<Of, Row>(of: Of, { columns }: Pick<Sheet<Row>, 'columns'>, rows: readonly Row[]) {
  return rows.map((row, index): JoinedLine<Of> => ({ of, cells: columns.map((column) => column.value(row, index)) }))
}

/** What each is the sheet of stands in front of the columns that all of them have. */
export function joinedColumns<Of>(
  front: readonly Column<Of>[],
  columns: readonly Pick<Column<never>, 'header' | 'width'>[]
): Column<JoinedLine<Of>>[] {
  return [
    ...front.map((column) => ({
      ...column,
      value: ({ of }: JoinedLine<Of>, index: number) => column.value(of, index),
    })),
    ...columns.map(({ header, width }, at) => ({ header, width, value: ({ cells }: JoinedLine<Of>) => cells[at] })),
  ]
}
