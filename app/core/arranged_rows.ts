type Input = Record<string, unknown>

/**
 * Rows of a form that were moved or removed by its buttons, for browsers without scripts: `rubric.2.up`. The rest of
 * what was typed stays as it is.
 *
 * @param names the rows that can be arranged
 * @returns null when no button of the kind was pressed; `focus` is the button to go on with
 */
export function arrangedRows(input: Input, names: readonly string[]): { input: Input; focus: string } | null {
  const pressed = /^(\w+)\.(\d+)\.(up|down|remove)$/.exec(String(input._arrange ?? ''))
  if (!pressed || !names.includes(pressed[1])) return null
  const [, name, at, act] = pressed
  const rows = Object.values((input[name] ?? {}) as Input)
  const from = Number(at)
  const to = act === 'up' ? from - 1 : from + 1
  if (act === 'remove') rows.splice(from, 1)
  else if (from in rows && to in rows) [rows[from], rows[to]] = [rows[to], rows[from]]
  const { _arrange, ...rest } = input
  return { input: { ...rest, [name]: rows }, focus: `${name}.${act === 'remove' ? from : to}.${act}` }
}
