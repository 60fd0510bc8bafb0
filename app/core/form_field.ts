/** `services[0].name`, `services[0][name]` and `services.0.name` are one field; `roles[]` is the list `roles`. */
export function pathOf(name: string) {
  return name.replace(/\[\]$/, '').replace(/\[(\w+)\]/g, '.$1')
}

/** The name a body parser reads as nested: `services[0][name]`. */
export function inputNameOf(path: string) {
  const [first, ...rest] = path.split('.')
  return first + rest.map((part) => `[${part}]`).join('')
}

export function idOf(path: string) {
  return path.replace(/\./g, '-')
}

export type FlashMessages = { get(key: string, preset?: unknown): unknown } | undefined

export type InputErrors = Record<string, string[]>

/** The faults of the refused input by path, from the session's flash messages. */
export function inputErrors(flash: FlashMessages): InputErrors {
  return (flash?.get('inputErrorsBag') ?? {}) as InputErrors
}

/** For the summary on top of the form: each fault with the id of its control. */
export function errorList(flash: FlashMessages) {
  return Object.entries(inputErrors(flash)).map(([path, messages]) => ({
    path,
    id: idOf(path),
    message: String([messages].flat()[0]),
  }))
}

export type FieldProps = {
  name: string
  id?: string
  value?: unknown
  hint?: string
  note?: string
  maximum?: number
  flashMessages?: FlashMessages
}

/**
 * What every form field shows: its ids, its fault, and the value typed last, which wins over the stored one.
 *
 * @param choice a box or radio: when the form was refused, absent means "not chosen", not "never asked"
 */
export function fieldOf(props: FieldProps, choice = false) {
  const path = pathOf(props.name)
  const id = props.id ?? idOf(path)
  const errors = inputErrors(props.flashMessages)
  const error = errors[path] ? String([errors[path]].flat()[0]) : null
  const typed = props.flashMessages?.get(path)
  const refused = Object.keys(errors).length > 0
  const value = typed ?? (choice && refused ? null : props.value)

  const described = [error && `${id}-error`, props.hint && `${id}-hint`, props.maximum && `${id}-count`]
  return {
    id,
    path,
    name: inputNameOf(path),
    value: value ?? '',
    values: [value ?? []].flat().map(String),
    error,
    describedBy: described.filter(Boolean).join(' '),
  }
}

/** The rows a person filled in: without JavaScript the form also sends its spare, wholly empty rows. */
export function filledRows<T extends Record<string, unknown>>(rows: T[] | Record<string, T> | null | undefined) {
  return Object.values(rows ?? {}).filter((row) =>
    Object.values(row ?? {}).some((value) => value !== null && value !== undefined && value !== '')
  )
}
